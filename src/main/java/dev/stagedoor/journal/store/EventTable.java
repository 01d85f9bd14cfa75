package dev.stagedoor.journal.store;

import dev.stagedoor.journal.transaction.Statements;
import dev.stagedoor.journal.transaction.Transaction;
import dev.stagedoor.journal.transaction.Write;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** Table of events. The last event of an actor stays when all are deleted, as a mark of its sequence number. */
final class EventTable {

    private static final byte[] NOTHING = {};

    private static final String INSERT =
            "INSERT INTO stagedoor_event (persistence_id, sequence_number, written_at, writer, adapter_manifest, serializer, manifest, payload, metadata_serializer, metadata_manifest, metadata, tags, idempotency_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE =
            "DELETE FROM stagedoor_event WHERE persistence_id = ? AND sequence_number <= ? AND sequence_number < (SELECT MAX(sequence_number) FROM stagedoor_event WHERE persistence_id = ?)";
    private static final String MARK_DELETED =
            "UPDATE stagedoor_event SET deleted = 1, payload = ?, metadata = NULL WHERE persistence_id = ? AND sequence_number <= ? AND deleted = 0";
    private static final String HIGHEST = "SELECT MAX(sequence_number) FROM stagedoor_event WHERE persistence_id = ?";

    private EventTable() {}

    /**
     * Writes the events, all or none.
     *
     * @param key the key of the request that caused them; null if it has none
     */
    static Write<Done> insert(List<StoredEvent> events, @Nullable String key) {
        return transaction -> {
            for (var event : events) {
                insert(transaction, event, key);
            }
            return Done.getInstance();
        };
    }

    private static void insert(Transaction transaction, StoredEvent event, @Nullable String key) throws SQLException {
        var metadata = event.metadata();
        transaction.updateLater(
                INSERT,
                event.persistenceId(),
                event.sequenceNumber(),
                event.writtenAt(),
                event.writer(),
                event.adapterManifest(),
                event.payload().serializer(),
                event.payload().manifest(),
                event.payload().bytes(),
                metadata == null ? null : metadata.serializer(),
                metadata == null ? null : metadata.manifest(),
                metadata == null ? null : metadata.bytes(),
                event.tags().isEmpty() ? null : String.join("\n", event.tags()),
                key);
    }

    /** Deletes the events of an actor up to a sequence number, inclusive. */
    static Write<Done> deleteTo(String persistenceId, long to) {
        return transaction -> {
            // The events that wait to be written may be among those to delete.
            transaction.flush();
            transaction.update(DELETE, persistenceId, to, persistenceId);
            transaction.update(MARK_DELETED, NOTHING, persistenceId, to);
            return Done.getInstance();
        };
    }

    /**
     * Passes events to a consumer, in the order of their sequence numbers.
     *
     * @param from the first sequence number
     * @param to the last sequence number
     * @param max how many events to pass at most
     */
    static Statements.Read<Done> replay(
            String persistenceId, long from, long to, long max, Consumer<StoredEvent> consumer) {
        return statements -> {
            long next = from;
            long left = max;
            while (next <= to && left > 0) {
                long limit = Math.min(EventQueries.PAGE, left);
                var page = EventQueries.ofOne(persistenceId, next, to, limit).from(statements);
                page.forEach(numbered -> consumer.accept(numbered.event()));
                if (page.size() < limit) {
                    break;
                }
                left -= page.size();
                next = page.getLast().event().sequenceNumber() + 1;
            }
            return Done.getInstance();
        };
    }

    /** Reads the sequence number of the last event, even if it is deleted; 0 if there was none. */
    static Statements.Read<Long> highest(String persistenceId) {
        return statements ->
                statements.query(HIGHEST, row -> row.getLong(1), persistenceId).getFirst();
    }
}
