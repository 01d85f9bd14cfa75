package dev.stagedoor.protocol.model;

import java.util.List;

/** Result of decoding a message. */
public sealed interface Decoded {

    /**
     * A valid message. If it expects a reply, its {@code replyTo} is a placeholder.
     *
     * @param message an instance of the operation's message record
     */
    record Message(Object message) implements Decoded {}

    /**
     * Failure of the author's code, such as a compact constructor that throws a {@code NullPointerException}.
     *
     * @param cause what the code threw
     */
    record Failed(Throwable cause) implements Decoded {}

    /**
     * Invalid input.
     *
     * @param faults the faults of the input, at least one; unmodifiable
     */
    record Invalid(List<Fault> faults) implements Decoded {

        /**
         * Copies the faults.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Invalid {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("invalid input has at least one fault");
            }
        }
    }
}
