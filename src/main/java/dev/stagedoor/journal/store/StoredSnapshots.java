package dev.stagedoor.journal.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/** Snapshot store of Pekko Persistence. Public because Pekko creates it. */
public final class StoredSnapshots extends SnapshotStore {

    private final Store store = Store.of(context().system());
    private final Serialization serialization =
            SerializationExtension.get(context().system());

    @Override
    public Future<Optional<SelectedSnapshot>> doLoadAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        return FutureConverters.asScala(store.read(SnapshotTable.last(persistenceId, criteria))
                .thenApply(found -> found.map(row -> selected(persistenceId, row))));
    }

    private SelectedSnapshot selected(String persistenceId, SnapshotTable.Row row) {
        var metadata = new SnapshotMetadata(persistenceId, row.sequenceNumber(), row.writtenAt());
        return SelectedSnapshot.create(
                row.metadata() == null
                        ? metadata
                        : metadata.withMetadata(row.metadata().value(serialization)),
                row.payload().value(serialization));
    }

    @Override
    public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
        var row = new SnapshotTable.Row(
                metadata.sequenceNr(),
                metadata.timestamp(),
                Payload.of(snapshot, serialization),
                metadata.metadata().isEmpty()
                        ? null
                        : Payload.of(metadata.metadata().get(), serialization));
        return FutureConverters.asScala(
                CompletableFuture.allOf(store.write(SnapshotTable.save(metadata.persistenceId(), row))));
    }

    @Override
    public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
        return FutureConverters.asScala(CompletableFuture.allOf(store.write(SnapshotTable.delete(metadata))));
    }

    @Override
    public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        return FutureConverters.asScala(
                CompletableFuture.allOf(store.write(SnapshotTable.delete(persistenceId, criteria))));
    }
}
