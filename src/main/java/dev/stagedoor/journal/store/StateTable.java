package dev.stagedoor.journal.store;

import dev.stagedoor.journal.transaction.Statements;
import dev.stagedoor.journal.transaction.Write;
import java.util.Optional;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/**
 * Table of durable states. A deleted state leaves a row without a payload, because revisions go on from it. The first
 * revision is 1, and each change raises it by 1.
 */
final class StateTable {

    private static final String INSERT =
            "INSERT INTO stagedoor_state (persistence_id, revision, written_at, tag, serializer, manifest, payload, idempotency_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE stagedoor_state SET revision = ?, written_at = ?, tag = ?, serializer = ?, manifest = ?, payload = ?, idempotency_key = ? WHERE persistence_id = ? AND revision = ?";
    private static final String SELECT =
            "SELECT revision, serializer, manifest, payload FROM stagedoor_state WHERE persistence_id = ?";
    private static final String DELETE = "DELETE FROM stagedoor_state WHERE persistence_id = ?";

    private StateTable() {}

    /**
     * Row of a state.
     *
     * @param payload the state; null if it is deleted
     */
    record Row(long revision, @Nullable Payload payload) {}

    /**
     * Writes a state in place of the revision before it; fails with a violated constraint if that is not the last one.
     *
     * @param writtenAt the time, in milliseconds since 1970
     * @param tag the tag of the author; can be empty
     * @param key the key of the request that caused it; null if it has none
     */
    static Write<Done> write(String persistenceId, Row row, long writtenAt, String tag, @Nullable String key) {
        var payload = row.payload();
        var serializer = payload == null ? null : payload.serializer();
        var manifest = payload == null ? null : payload.manifest();
        var bytes = payload == null ? null : payload.bytes();
        long revision = row.revision();
        return transaction -> {
            if (revision == 1) {
                transaction.updateLater(
                        INSERT, persistenceId, revision, writtenAt, tag, serializer, manifest, bytes, key);
            } else {
                transaction.updateOneLater(
                        UPDATE,
                        revision,
                        writtenAt,
                        tag,
                        serializer,
                        manifest,
                        bytes,
                        key,
                        persistenceId,
                        revision - 1);
            }
            return Done.getInstance();
        };
    }

    /** Reads the state. */
    static Statements.Read<Optional<Row>> find(String persistenceId) {
        return statements ->
                statements.query(SELECT, row -> new Row(row.getLong(1), Payload.read(row, 2)), persistenceId).stream()
                        .findFirst();
    }

    /** Deletes the state and its revision. */
    static Write<Done> forget(String persistenceId) {
        return transaction -> {
            transaction.flush();
            transaction.update(DELETE, persistenceId);
            return Done.getInstance();
        };
    }
}
