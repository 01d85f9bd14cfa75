package dev.stagedoor.journal.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Write that waits for its turn, or the mark after the last one. */
final class PendingWrite<T> {

    private final @Nullable Write<T> write;
    private final CompletableFuture<T> committed = new CompletableFuture<>();
    private @Nullable T result;

    /** Creates the write; null for the mark after the last one. */
    PendingWrite(@Nullable Write<T> write) {
        this.write = write;
    }

    boolean isLast() {
        return write == null;
    }

    /** Returns the future of the result. */
    CompletableFuture<T> committed() {
        return committed;
    }

    void writeIn(Transaction transaction) throws SQLException {
        if (write != null) {
            result = write.in(transaction);
        }
    }

    /** Completes the future with the result, because the transaction is committed. */
    void complete() {
        committed.complete(result);
    }

    void fail(Throwable failure) {
        committed.completeExceptionally(failure);
    }
}
