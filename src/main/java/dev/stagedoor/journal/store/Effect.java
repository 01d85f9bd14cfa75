package dev.stagedoor.journal.store;

import dev.stagedoor.ask.Cause;
import dev.stagedoor.journal.transaction.Transaction;
import dev.stagedoor.journal.transaction.Write;
import java.sql.SQLException;
import org.apache.pekko.Done;

/** What the journal knows of the effect of a request with a key. It is kept with the key, by its number. */
public enum Effect {

    /** No actor has persisted anything for the request. */
    NONE,
    /** An actor has persisted something for the request. */
    PERSISTED,
    /** An actor has handled the request, and may persist something for it later. */
    UNCERTAIN;

    private static final String PERSIST =
            "UPDATE stagedoor_answer SET effect = 1 WHERE scope = ? AND idempotency_key = ? AND runner = ?";
    private static final String DOUBT =
            "UPDATE stagedoor_answer SET effect = 2 WHERE scope = ? AND idempotency_key = ? AND runner = ? AND effect = 0";

    /** Returns the effect with the number. */
    public static Effect of(int number) {
        return values()[number];
    }

    /**
     * Records, in the transaction that persists something, that the request took effect. The transaction fails if the run
     * of the request is no longer its last.
     */
    static void persisted(Transaction transaction, Cause cause) throws SQLException {
        transaction.updateOneLater(PERSIST, cause.scope(), cause.key(), cause.runner());
    }

    /** Records that the request may take effect later. */
    static Write<Done> uncertain(Cause cause) {
        return transaction -> {
            transaction.updateLater(DOUBT, cause.scope(), cause.key(), cause.runner());
            return Done.getInstance();
        };
    }
}
