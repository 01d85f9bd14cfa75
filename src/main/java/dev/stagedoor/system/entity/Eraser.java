package dev.stagedoor.system.entity;

import dev.stagedoor.ask.LogValue;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.journal.JournalFailure;
import dev.stagedoor.journal.database.DatabaseFailure;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityContext;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Eraser of the persisted state of one actor.
 *
 * @param journal the journal that holds the state; null if the application has no data source
 * @param type the name of the actor's type
 * @param id the actor's id
 */
record Eraser(@Nullable Journal journal, String type, String id) {

    private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);

    static Eraser of(@Nullable Journal journal, EntityContext<?> context) {
        return new Eraser(journal, context.getEntityTypeKey().name(), context.getEntityId());
    }

    /**
     * Erases the state for good, and returns the outcome. Blocks. Call it only when the actor has stopped and cannot
     * start yet.
     */
    Outcome erase() {
        if (journal == null) {
            return new Outcome.Erased(false);
        }
        try {
            // Tells the dispatcher, so that it uses other threads meanwhile.
            boolean found = scala.concurrent.package$.MODULE$.blocking(() ->
                    journal.erase(type + PersistenceId.DefaultSeparator() + id).join());
            LOG.info("event=state-erased type={} id={} found={}", type, LogValue.of(id), found);
            return new Outcome.Erased(found);
        } catch (Exception e) {
            LOG.warn(
                    "event=erasure-failed type={} id={} reason=\"{}\"",
                    type,
                    LogValue.of(id),
                    DatabaseFailure.of(e).reason());
            return new Outcome.JournalFailed(JournalFailure.executed(e));
        }
    }
}
