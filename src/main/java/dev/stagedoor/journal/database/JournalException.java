package dev.stagedoor.journal.database;

/** Thrown when the journal cannot be used. The message tells an operator why, in plain sentences. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with sentences for an operator. */
    public JournalException(String message) {
        super(message);
    }
}
