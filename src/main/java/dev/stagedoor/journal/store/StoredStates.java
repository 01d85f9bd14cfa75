package dev.stagedoor.journal.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.persistence.state.DurableStateStoreProvider;
import org.apache.pekko.persistence.state.javadsl.DurableStateUpdateStore;
import org.apache.pekko.persistence.state.javadsl.GetObjectResult;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * Durable state store of Pekko Persistence. A state that cannot be read is a failure, not an empty state. Public because
 * Pekko creates it.
 */
public final class StoredStates implements DurableStateStoreProvider {

    private final ForJava store;

    /** Creates the store of one actor system. */
    public StoredStates(ExtendedActorSystem system) {
        this.store = new ForJava(Store.of(system), SerializationExtension.get(system));
    }

    @Override
    public DurableStateUpdateStore<Object> javadslDurableStateStore() {
        return store;
    }

    @Override
    public org.apache.pekko.persistence.state.scaladsl.DurableStateUpdateStore<Object> scaladslDurableStateStore() {
        return new ForScala(store);
    }

    private record ForJava(Store store, Serialization serialization) implements DurableStateUpdateStore<Object> {

        @Override
        public CompletionStage<GetObjectResult<Object>> getObject(String persistenceId) {
            return store.readOf(persistenceId, StateTable.find(persistenceId))
                    .thenApply(found ->
                            found.map(this::result).orElseGet(() -> GetObjectResult.apply(Optional.empty(), 0)));
        }

        private GetObjectResult<Object> result(StateTable.Row row) {
            return GetObjectResult.apply(
                    Optional.ofNullable(row.payload()).map(payload -> payload.value(serialization)), row.revision());
        }

        @Override
        public CompletionStage<Done> upsertObject(String persistenceId, long revision, Object value, String tag) {
            try {
                return write(persistenceId, revision, Payload.of(value, serialization), tag);
            } catch (Exception e) {
                // Pekko takes what is thrown here for a failure of the actor, not of its store.
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public CompletionStage<Done> deleteObject(String persistenceId, long revision) {
            return write(persistenceId, revision, null, "");
        }

        private CompletableFuture<Done> write(
                String persistenceId, long revision, @Nullable Payload payload, String tag) {
            var row = new StateTable.Row(revision, payload);
            return store.persist(
                    persistenceId, key -> StateTable.write(persistenceId, row, System.currentTimeMillis(), tag, key));
        }

        @Override
        @SuppressWarnings("deprecation") // part of the interface
        public CompletionStage<Done> deleteObject(String persistenceId) {
            return store.writeOf(persistenceId, StateTable.forget(persistenceId));
        }
    }

    private record ForScala(ForJava store)
            implements org.apache.pekko.persistence.state.scaladsl.DurableStateUpdateStore<Object> {

        @Override
        public Future<org.apache.pekko.persistence.state.scaladsl.GetObjectResult<Object>> getObject(
                String persistenceId) {
            return FutureConverters.asScala(store.getObject(persistenceId).thenApply(GetObjectResult::toScala));
        }

        @Override
        public Future<Done> upsertObject(String persistenceId, long revision, Object value, String tag) {
            return FutureConverters.asScala(store.upsertObject(persistenceId, revision, value, tag));
        }

        @Override
        public Future<Done> deleteObject(String persistenceId, long revision) {
            return FutureConverters.asScala(store.deleteObject(persistenceId, revision));
        }

        @Override
        @SuppressWarnings("deprecation") // part of the interface
        public Future<Done> deleteObject(String persistenceId) {
            return FutureConverters.asScala(store.deleteObject(persistenceId));
        }
    }
}
