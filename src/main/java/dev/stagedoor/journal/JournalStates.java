package dev.stagedoor.journal;

import org.apache.pekko.Done;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.persistence.jdbc.state.JdbcDurableStateStoreProvider;
import org.apache.pekko.persistence.state.scaladsl.DurableStateStore;
import org.apache.pekko.persistence.state.scaladsl.DurableStateUpdateStore;
import org.apache.pekko.persistence.state.scaladsl.GetObjectResult;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;

/**
 * Durable state store of pekko-persistence-jdbc that fails for a state that it cannot read. Public because Pekko
 * creates it.
 */
public final class JournalStates extends JdbcDurableStateStoreProvider<Object> {

    private final ExecutionContext executor;

    /** Creates the store of one actor system. */
    public JournalStates(ExtendedActorSystem system) {
        super(system);
        this.executor = system.dispatcher();
    }

    @Override
    @SuppressWarnings("unchecked") // the type that Pekko expects
    public DurableStateStore<Object> scaladslDurableStateStore() {
        return new Checked((DurableStateUpdateStore<Object>) super.scaladslDurableStateStore(), executor);
    }

    /** Fails for an unreadable state, which the plugin would report as no state; the actor would then start empty. */
    private record Checked(DurableStateUpdateStore<Object> store, ExecutionContext executor)
            implements DurableStateUpdateStore<Object> {

        @Override
        public Future<GetObjectResult<Object>> getObject(String persistenceId) {
            return store.getObject(persistenceId)
                    .map(
                            found -> {
                                if (found.value().isEmpty() && found.revision() > 0) {
                                    throw new IllegalStateException(
                                            "the state of revision %s cannot be read".formatted(found.revision()));
                                }
                                return found;
                            },
                            executor);
        }

        @Override
        public Future<Done> upsertObject(String persistenceId, long revision, Object value, String tag) {
            return store.upsertObject(persistenceId, revision, value, tag);
        }

        @Override
        @SuppressWarnings("deprecation") // part of the interface
        public Future<Done> deleteObject(String persistenceId) {
            return store.deleteObject(persistenceId);
        }

        @Override
        public Future<Done> deleteObject(String persistenceId, long revision) {
            return store.deleteObject(persistenceId, revision);
        }
    }
}
