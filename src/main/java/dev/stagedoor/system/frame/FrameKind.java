package dev.stagedoor.system.frame;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of frames. Their codes never change, as other versions know them by these. */
enum FrameKind {
    /** Asks an actor; its number is that of the answer. */
    ASK(1),
    /** Tells an actor something; its number is that of the receipt. */
    TELL(2),
    /** Withdraws the ask with its number, as nobody waits for the answer any more. */
    WITHDRAWAL(3),
    /** Answers the ask with its number. */
    OUTCOME(4),
    /** Returns the ask with its number, as the actor lives in another process. */
    RETURNED(5),
    /** Confirms that the tell with its number has reached the process. */
    RECEIPT(6);

    private final byte code;

    FrameKind(int code) {
        this.code = (byte) code;
    }

    /** Returns the kind with the code; empty if only another version knows it. */
    static Optional<FrameKind> of(byte code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }

    byte code() {
        return code;
    }
}
