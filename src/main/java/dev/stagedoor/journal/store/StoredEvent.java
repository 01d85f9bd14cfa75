package dev.stagedoor.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.serialization.Serialization;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Row of an event.
 *
 * @param writtenAt the time of the event, in milliseconds since 1970: when it was serialized, unless Pekko says another
 * @param writer the incarnation of the actor that persisted the event
 * @param adapterManifest the manifest of the author's event adapter; can be empty
 * @param metadata what Pekko keeps beside the event; null if there is nothing
 * @param tags the tags of the author
 */
record StoredEvent(
        String persistenceId,
        long sequenceNumber,
        long writtenAt,
        String writer,
        String adapterManifest,
        Payload payload,
        @Nullable Payload metadata,
        Set<String> tags) {

    /** Columns that {@link #read} expects. */
    static final String COLUMNS =
            "persistence_id, sequence_number, written_at, writer, adapter_manifest, serializer, manifest, payload, metadata_serializer, metadata_manifest, metadata";

    private static final int PAYLOAD = 6;
    private static final int METADATA = 9;

    /**
     * Serializes an event.
     *
     * @throws RuntimeException if the event cannot be serialized
     */
    static StoredEvent of(PersistentRepr event, Serialization serialization) {
        var value = event.payload() instanceof Tagged tagged ? tagged.payload() : event.payload();
        Set<String> tags =
                event.payload() instanceof Tagged tagged ? CollectionConverters.asJava(tagged.tags()) : Set.of();
        return new StoredEvent(
                event.persistenceId(),
                event.sequenceNr(),
                event.timestamp() == 0 ? System.currentTimeMillis() : event.timestamp(),
                event.writerUuid(),
                event.manifest(),
                Payload.of(value, serialization),
                event.metadata().isEmpty() ? null : Payload.of(event.metadata().get(), serialization),
                tags);
    }

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                Objects.requireNonNull(Payload.read(row, PAYLOAD)),
                Payload.read(row, METADATA),
                Set.of());
    }

    /**
     * Returns the event as its actor wrote it.
     *
     * @throws RuntimeException if it cannot be read
     */
    PersistentRepr toPekko(Serialization serialization) {
        var event = PersistentRepr.apply(
                        payload.value(serialization),
                        sequenceNumber,
                        persistenceId,
                        adapterManifest,
                        false,
                        ActorRef.noSender(),
                        writer)
                .withTimestamp(writtenAt);
        return metadata == null ? event : event.withMetadata(metadata.value(serialization));
    }
}
