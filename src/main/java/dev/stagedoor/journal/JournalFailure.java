package dev.stagedoor.journal;

import dev.stagedoor.ask.Executed;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.pekko.pattern.CircuitBreakerOpenException;
import org.apache.pekko.persistence.RecoveryTimedOut;
import org.jspecify.annotations.Nullable;

/** What a failure of the journal means to those who wait. */
public final class JournalFailure {

    /** Classes of SQLSTATE by which a database refuses a statement, whose transaction it then undoes. */
    private static final Set<String> REFUSED = Set.of("22", "23", "25", "42", "53");

    private static final int CLASS_LENGTH = 2;

    /** Where Pekko serializes, by whatever serializer. */
    private static final String SERIALIZATION = "org.apache.pekko.serialization.";

    private JournalFailure() {}

    /** Whether it was the database that failed, and not what was read from it. */
    public static boolean isOfDatabase(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException
                        || cause instanceof CircuitBreakerOpenException
                        || cause instanceof TimeoutException
                        || cause instanceof RecoveryTimedOut
                        || cause instanceof RejectedExecutionException);
    }

    /** Whether there is no database that could have done better. */
    public static boolean isOfNone(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof NoDatabase.Missing);
    }

    /** Whether what was to be written could not be serialized, so that nothing was sent to the database. */
    public static boolean isOfSerialization(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> Arrays.stream(cause.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(SERIALIZATION)));
    }

    /**
     * Whether what was to be written may have been written: {@link Executed#NO} where it certainly was not, as nothing was
     * sent to the database or that refused it, else {@link Executed#UNKNOWN}.
     */
    public static Executed executed(Throwable failure) {
        return causes(failure).anyMatch(JournalFailure::isBeforeWriting) ? Executed.NO : Executed.UNKNOWN;
    }

    private static boolean isBeforeWriting(Throwable cause) {
        return cause instanceof CircuitBreakerOpenException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof RejectedExecutionException
                || (cause instanceof SQLException sql && isRefused(sql.getSQLState()));
    }

    private static boolean isRefused(@Nullable String state) {
        return state != null && state.length() > CLASS_LENGTH && REFUSED.contains(state.substring(0, CLASS_LENGTH));
    }

    /** The failure, what caused it, and so on. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
