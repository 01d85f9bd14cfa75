package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Cause;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.journal.database.DatabaseFailure;
import dev.stagedoor.system.envelope.Envelope;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turn of an actor that a request with a key causes. Lets the journal write, together with what the actor persists in
 * its turn, that the request took effect. For use by the actor's own thread.
 */
final class KeyedTurn {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedTurn.class);

    private final @Nullable Journal journal;
    private @Nullable Current current;
    private boolean persists;

    private record Current(Journal journal, String persistenceId, Cause cause, Envelope envelope) {}

    /**
     * Creates the turns of one actor.
     *
     * @param journal the journal that is the default of the actor's system; null if there is none
     */
    KeyedTurn(@Nullable Journal journal) {
        this.journal = journal;
    }

    /**
     * Begins a turn. Returns false if the actor must not get the message, because an earlier run of the request may have
     * taken effect in an actor like this, which does not persist by the journal.
     */
    boolean begin(Envelope envelope, Behavior<?> behavior) {
        var cause = envelope.origin().cause();
        if (cause == null) {
            return true;
        }
        var id = journal == null ? Optional.<String>empty() : Persistence.defaultPluginId(behavior);
        if (journal == null || id.isEmpty()) {
            return !cause.repeated();
        }
        journal.beginTurn(id.get(), cause);
        current = new Current(journal, id.get(), cause, envelope);
        persists = false;
        return true;
    }

    /** Takes note that the journal writes what the actor persists in this turn. */
    void persists() {
        persists = true;
    }

    /** Ends the turn, now that the actor can take its next message. */
    void end() {
        var ended = current;
        clear();
        if (ended != null && !persists && !ended.envelope().answered()) {
            doubt(ended);
        }
    }

    /** Without this, a repeat would be run while the actor may still persist something for the first run. */
    @SuppressWarnings("FutureReturnValueIgnored") // a failure is logged
    private static void doubt(Current ended) {
        ended.journal().doubt(ended.cause()).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "event=doubt-unrecorded reason=\"{}\"",
                        DatabaseFailure.of(failure).reason());
            }
        });
    }

    /** Ends the turn of an actor that failed or stopped. */
    void clear() {
        if (current != null) {
            current.journal().endTurn(current.persistenceId());
            current = null;
        }
    }
}
