package dev.stagedoor.journal.store;

import dev.stagedoor.journal.transaction.Statements;
import dev.stagedoor.journal.transaction.Write;
import java.util.Objects;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.jspecify.annotations.Nullable;

/** Table of snapshots. */
final class SnapshotTable {

    private static final String INSERT =
            "INSERT INTO stagedoor_snapshot (persistence_id, sequence_number, written_at, serializer, manifest, payload, metadata_serializer, metadata_manifest, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (persistence_id, sequence_number) DO UPDATE SET written_at = excluded.written_at, serializer = excluded.serializer, manifest = excluded.manifest, payload = excluded.payload, metadata_serializer = excluded.metadata_serializer, metadata_manifest = excluded.metadata_manifest, metadata = excluded.metadata";
    private static final String SELECTED =
            " FROM stagedoor_snapshot WHERE persistence_id = ? AND sequence_number >= ? AND sequence_number <= ? AND written_at >= ? AND written_at <= ?";
    private static final String LAST =
            "SELECT sequence_number, written_at, serializer, manifest, payload, metadata_serializer, metadata_manifest, metadata"
                    + SELECTED + " ORDER BY sequence_number DESC LIMIT 1";
    private static final String DELETE = "DELETE" + SELECTED;

    private static final int PAYLOAD = 3;
    private static final int METADATA = 6;

    private SnapshotTable() {}

    /**
     * Row of a snapshot.
     *
     * @param sequenceNumber the sequence number of the last event in the snapshot
     * @param writtenAt the time of the snapshot, in milliseconds since 1970
     * @param metadata what Pekko keeps beside the snapshot; null if there is nothing
     */
    record Row(
            long sequenceNumber,
            long writtenAt,
            Payload payload,
            @Nullable Payload metadata) {}

    /** Writes a snapshot, in place of one with the same sequence number. */
    static Write<Done> save(String persistenceId, Row row) {
        return transaction -> {
            var metadata = row.metadata();
            transaction.updateLater(
                    INSERT,
                    persistenceId,
                    row.sequenceNumber(),
                    row.writtenAt(),
                    row.payload().serializer(),
                    row.payload().manifest(),
                    row.payload().bytes(),
                    metadata == null ? null : metadata.serializer(),
                    metadata == null ? null : metadata.manifest(),
                    metadata == null ? null : metadata.bytes());
            return Done.getInstance();
        };
    }

    /** Reads the last snapshot that fits. */
    static Statements.Read<Optional<Row>> last(String persistenceId, SnapshotSelectionCriteria criteria) {
        return statements -> statements
                .query(
                        LAST,
                        row -> new Row(
                                row.getLong(1),
                                row.getLong(2),
                                Objects.requireNonNull(Payload.read(row, PAYLOAD)),
                                Payload.read(row, METADATA)),
                        persistenceId,
                        criteria.minSequenceNr(),
                        criteria.maxSequenceNr(),
                        criteria.minTimestamp(),
                        criteria.maxTimestamp())
                .stream()
                .findFirst();
    }

    /** Deletes one snapshot. A time of 0 fits every snapshot with the sequence number. */
    static Write<Done> delete(SnapshotMetadata snapshot) {
        long time = snapshot.timestamp();
        return delete(
                snapshot.persistenceId(),
                new SnapshotSelectionCriteria(
                        snapshot.sequenceNr(), time == 0 ? Long.MAX_VALUE : time, snapshot.sequenceNr(), time));
    }

    /** Deletes all snapshots that fit. */
    static Write<Done> delete(String persistenceId, SnapshotSelectionCriteria criteria) {
        return transaction -> {
            // A snapshot that waits to be written may be among them.
            transaction.flush();
            transaction.update(
                    DELETE,
                    persistenceId,
                    criteria.minSequenceNr(),
                    criteria.maxSequenceNr(),
                    criteria.minTimestamp(),
                    criteria.maxTimestamp());
            return Done.getInstance();
        };
    }
}
