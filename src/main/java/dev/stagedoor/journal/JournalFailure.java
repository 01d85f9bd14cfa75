package dev.stagedoor.journal;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.journal.database.DatabaseFailure;
import dev.stagedoor.journal.database.NoDatabase;
import dev.stagedoor.journal.transaction.NotWrittenException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.pattern.CircuitBreakerOpenException;
import org.apache.pekko.persistence.RecoveryTimedOut;

/** Classifies failures of the journal by what they mean to a caller. */
public final class JournalFailure {

    /** Package of Pekko that is on the call stack whenever Pekko serializes, with any serializer. */
    private static final String SERIALIZATION = "org.apache.pekko.serialization.";

    private JournalFailure() {}

    /** Returns whether the database itself failed; false if what was read from it cannot be used. */
    public static boolean isOfDatabase(Throwable failure) {
        return DatabaseFailure.causes(failure)
                .anyMatch(cause -> cause instanceof SQLException
                        || cause instanceof CircuitBreakerOpenException
                        || cause instanceof TimeoutException
                        || cause instanceof RecoveryTimedOut
                        || cause instanceof RejectedExecutionException);
    }

    /** Returns whether the failure occurred because the application has no database. */
    public static boolean isOfNone(Throwable failure) {
        return DatabaseFailure.causes(failure).anyMatch(cause -> cause instanceof NoDatabase.Missing);
    }

    /** Returns whether serialization failed, so that nothing was sent to the database. */
    public static boolean isOfSerialization(Throwable failure) {
        return DatabaseFailure.causes(failure)
                .anyMatch(cause -> Arrays.stream(cause.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(SERIALIZATION)));
    }

    /**
     * Returns {@link Executed#NO} if certainly nothing was written, because nothing was sent to the database or because
     * the database refused it; {@link Executed#UNKNOWN} otherwise.
     */
    public static Executed executed(Throwable failure) {
        return DatabaseFailure.causes(failure).anyMatch(JournalFailure::isBeforeWriting)
                ? Executed.NO
                : Executed.UNKNOWN;
    }

    private static boolean isBeforeWriting(Throwable cause) {
        return cause instanceof NotWrittenException
                || cause instanceof CircuitBreakerOpenException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof RejectedExecutionException
                || (cause instanceof SQLException sql && SqlState.isRefusal(sql));
    }
}
