package dev.stagedoor.protocol;

import java.util.List;

/** What came of making a message from input. */
public sealed interface Decoded {

    /**
     * A message of the protocol; if it expects a reply, it still lacks the one to reply to.
     *
     * @param message an instance of the operation's message record
     */
    record Message(Object message) implements Decoded {}

    /**
     * No message.
     *
     * @param faults everything found wrong with the input, at least one
     */
    record Invalid(List<Fault> faults) implements Decoded {

        /** Requires a fault. */
        public Invalid {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("invalid input has at least one fault");
            }
        }
    }
}
