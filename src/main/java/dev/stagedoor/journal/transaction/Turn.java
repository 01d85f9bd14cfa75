package dev.stagedoor.journal.transaction;

import java.sql.SQLException;

/** Turn of this process to write. The writer takes it for each transaction. Its methods are called by one thread. */
public interface Turn {

    /** Turn of a process that needs none, because the database has locks that are fair. */
    Turn ALWAYS = new Turn() {
        @Override
        public void take() {
            // It is always its turn.
        }

        @Override
        public void leave() {
            // Nobody waits for it.
        }
    };

    /**
     * Waits until this process may write.
     *
     * @throws SQLException if it may not; the message says why, and {@link #leave} is not called
     */
    void take() throws SQLException;

    /** Lets other processes write. */
    void leave();
}
