package dev.stagedoor.journal.transaction;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Copies what SQLite has committed to its log into the file of the database. SQLite would do so in the commit that makes
 * the log too long, while all writes wait. Here, a reader's thread copies while writes go on; then the writer copies what
 * is left, which is little, so that the log starts anew. See <a href="https://sqlite.org/wal.html#ckpt">Checkpointing</a>.
 */
final class Checkpoints {

    /** How many writes make the log worth copying. */
    private static final int WRITES = 1_000;

    private static final String COPY = "PRAGMA wal_checkpoint(PASSIVE)";

    private final Reader reader;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.GROWING);
    private int writes;

    private enum Phase {
        /** The log grows. */
        GROWING,
        /** A reader copies it. */
        COPYING,
        /** The writer is to copy what is left. */
        NEARLY_COPIED
    }

    Checkpoints(Reader reader) {
        this.reader = reader;
    }

    /**
     * Does what is due before a transaction. For use by the writer's thread, in its turn to write.
     *
     * @param next how many writes the transaction will make
     */
    void before(Transaction transaction, int next) {
        if (!transaction.isLogged()) {
            return;
        }
        writes += next;
        switch (phase.get()) {
            case GROWING -> {
                if (writes >= WRITES) {
                    phase.set(Phase.COPYING);
                    copy();
                }
            }
            case COPYING -> {}
            case NEARLY_COPIED -> {
                writes = next;
                finish(transaction);
                phase.set(Phase.GROWING);
            }
        }
    }

    /** Ends the phase even if the copy fails. SQLite then copies by itself, once the log is long. */
    @SuppressWarnings("FutureReturnValueIgnored") // the phase tells when it has ended
    private void copy() {
        reader.read(Checkpoints::copied)
                .thenCompose(once -> reader.read(Checkpoints::copied))
                .whenComplete((twice, failure) -> phase.set(Phase.NEARLY_COPIED));
    }

    private static List<Boolean> copied(Statements statements) throws SQLException {
        return statements.query(COPY, row -> true);
    }

    private static void finish(Transaction transaction) {
        try {
            transaction.query(COPY, row -> true);
        } catch (SQLException ignored) {
            // SQLite copies by itself, once the log is long.
        }
    }
}
