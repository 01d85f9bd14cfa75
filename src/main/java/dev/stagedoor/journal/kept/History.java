package dev.stagedoor.journal.kept;

import dev.stagedoor.journal.store.Payload;
import dev.stagedoor.journal.transaction.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Events of one actor since its last snapshot, of which its state is made.
 *
 * @param snapshot the snapshot; null if it has none
 * @param events the events after it, oldest first; one more than {@link #MOST} if there are more than that
 */
public record History(@Nullable Payload snapshot, List<Event> events) {

    /** How many events a state is made of at most. */
    public static final int MOST = 10_000;

    private static final String SNAPSHOT =
            "SELECT sequence_number, serializer, manifest, payload FROM stagedoor_snapshot WHERE persistence_id = ? ORDER BY sequence_number DESC LIMIT 1";
    private static final String EVENTS =
            "SELECT sequence_number, written_at, adapter_manifest, serializer, manifest, payload FROM stagedoor_event WHERE persistence_id = ? AND sequence_number > ? AND deleted = 0 ORDER BY sequence_number LIMIT ?";

    /** Copies the list. */
    public History {
        events = List.copyOf(events);
    }

    /**
     * Event.
     *
     * @param number its sequence number
     * @param adapterManifest what the author's event adapter says of it; can be empty
     */
    public record Event(long number, Instant writtenAt, String adapterManifest, Payload payload) {

        private static final int PAYLOAD = 4;

        private static Event read(ResultSet row) throws SQLException {
            return new Event(
                    row.getLong(1),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getString(3),
                    Objects.requireNonNull(Payload.read(row, PAYLOAD)));
        }
    }

    private record Snapshot(long number, @Nullable Payload payload) {}

    static Statements.Read<History> of(String persistenceId) {
        return statements -> {
            var snapshot =
                    statements
                            .query(SNAPSHOT, row -> new Snapshot(row.getLong(1), Payload.read(row, 2)), persistenceId)
                            .stream()
                            .findFirst()
                            .orElse(new Snapshot(0, null));
            return new History(
                    snapshot.payload(),
                    statements.query(EVENTS, Event::read, persistenceId, snapshot.number(), MOST + 1));
        };
    }
}
