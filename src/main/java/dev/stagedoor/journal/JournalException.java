package dev.stagedoor.journal;

/** The journal cannot be used, for a reason that a sentence tells. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalException(String message) {
        super(message);
    }
}
