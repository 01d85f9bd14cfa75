package dev.stagedoor.system.entity;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * Stand-in for a failure of an actor whose message is too long to be logged. Pekko logs each failure several times
 * over, as message and in the stack trace, which would fill the memory of a worker and end all of its actors.
 */
final class LongFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int LONGEST = 64 * 1024;
    private static final int SHOWN = 1024;

    private LongFailure(Throwable failure) {
        super("%s (shortened): %s".formatted(failure.getClass().getName(), shortened(failure)));
        setStackTrace(failure.getStackTrace());
    }

    private static String shortened(Throwable failure) {
        var message = Objects.toString(failure.getMessage(), "");
        return message.length() > SHOWN ? message.substring(0, SHOWN) + "…" : message;
    }

    /** Throws a stand-in if the message of the failure, or of one of its causes, is longer than 64 KB. */
    static void throwShortened(Exception failure) {
        boolean isLong = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .anyMatch(message -> message != null && message.length() > LONGEST);
        if (isLong) {
            throw new LongFailure(failure);
        }
    }
}
