package dev.stagedoor.journal.kept;

import dev.stagedoor.inspect.KeptActor;
import dev.stagedoor.journal.store.Payload;
import dev.stagedoor.journal.transaction.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads the durable state and the last events of an actor.
 *
 * @param json returns a value as JSON, or fails
 */
record Contents(Function<Payload, String> json) {

    private static final int MOST_EVENTS = 20;
    private static final int PAYLOAD = 3;
    private static final String STATE =
            "SELECT revision, written_at, serializer, manifest, payload FROM stagedoor_state WHERE persistence_id = ? AND payload IS NOT NULL";
    private static final String EVENTS =
            "SELECT sequence_number, written_at, serializer, manifest, payload FROM stagedoor_event WHERE persistence_id = ? AND deleted = 0 ORDER BY sequence_number DESC LIMIT "
                    + MOST_EVENTS;

    KeptActor.Contents read(Statements statements, String persistenceId) throws SQLException {
        return new KeptActor.Contents(
                statements.query(STATE, this::content, persistenceId).stream()
                        .findFirst()
                        .orElse(null),
                statements.query(EVENTS, this::content, persistenceId));
    }

    private KeptActor.Content content(ResultSet row) throws SQLException {
        var version = new KeptActor.Version(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)));
        var payload = Objects.requireNonNull(Payload.read(row, PAYLOAD));
        try {
            return KeptActor.Content.of(version, json.apply(payload));
        } catch (RuntimeException | LinkageError e) {
            return KeptActor.Content.unreadable(version, "%s cannot be shown as JSON".formatted(payload.manifest()));
        }
    }
}
