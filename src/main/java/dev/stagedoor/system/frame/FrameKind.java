package dev.stagedoor.system.frame;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    RECEIPT(6),
    /** Names the member that accepted the connection; the first frame from it. */
    HELLO(7),
    /** Says that the process takes no request after that with its number. */
    GOAWAY(8);

    private static final Map<Byte, FrameKind> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(FrameKind::code, Function.identity()));

    private final byte code;

    FrameKind(int code) {
        this.code = (byte) code;
    }

    /** Returns the kind with the code; empty if only another version knows it. */
    static Optional<FrameKind> of(byte code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    byte code() {
        return code;
    }
}
