package dev.stagedoor.journal.transaction;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Commits groups of writes, each group in one transaction. It keeps a connection from one group to the next, until it is
 * told to release it. For use by one thread.
 */
final class GroupCommit {

    private final DataSource dataSource;
    private final Turn turn;
    private final Checkpoints checkpoints;
    private @Nullable Transaction transaction;

    GroupCommit(DataSource dataSource, Turn turn, Checkpoints checkpoints) {
        this.dataSource = dataSource;
        this.turn = turn;
        this.checkpoints = checkpoints;
    }

    /** Commits the group. Returns why it failed, and never throws, because the writer goes on whatever one group does. */
    WriteFailure commit(List<PendingWrite<?>> group) {
        try {
            return tryToWrite(group);
        } catch (RuntimeException | Error e) {
            release();
            return WriteFailure.ofAll(e);
        }
    }

    private WriteFailure tryToWrite(List<PendingWrite<?>> group) {
        Transaction current;
        try {
            current = open();
            turn.take();
        } catch (SQLException e) {
            return WriteFailure.ofAll(new NotWrittenException(e));
        }
        try {
            checkpoints.before(current, group.size());
            return tryToWrite(group, current);
        } finally {
            turn.leave();
        }
    }

    private WriteFailure tryToWrite(List<PendingWrite<?>> group, Transaction current) {
        try {
            current.begin();
            for (var pending : group) {
                pending.writeIn(current);
            }
            current.flush();
        } catch (SQLException | RuntimeException e) {
            return rolledBack(current, e);
        }
        try {
            current.commit();
            return WriteFailure.none();
        } catch (SQLException e) {
            rolledBack(current, e);
            return WriteFailure.ofCommit(e);
        }
    }

    private Transaction open() throws SQLException {
        if (transaction == null) {
            transaction = new Transaction(dataSource.getConnection());
        }
        return transaction;
    }

    /** Undoes what was not committed. A database that cannot be told will undo it by itself. */
    private WriteFailure rolledBack(Transaction current, Exception failure) {
        try {
            current.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return WriteFailure.ofAll(new NotWrittenException(failure));
        } finally {
            // The driver of SQLite does not execute a prepared statement again that has failed.
            release();
        }
        return WriteFailure.beforeCommit(failure instanceof SQLException ? new NotWrittenException(failure) : failure);
    }

    /** Returns whether there is no connection to return to the pool. */
    boolean isReleased() {
        return transaction == null;
    }

    /** Returns the connection to the pool. */
    void release() {
        var used = transaction;
        transaction = null;
        if (used != null) {
            try {
                used.close();
            } catch (SQLException ignored) {
                // The pool has logged it, and replaces the connection.
            }
        }
    }
}
