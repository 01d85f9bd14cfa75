package dev.stagedoor.journal.kept;

import dev.stagedoor.ask.Address;
import dev.stagedoor.inspect.ActorQuery;
import dev.stagedoor.inspect.JournalInspector;
import dev.stagedoor.inspect.KeptActor;
import dev.stagedoor.journal.store.Payload;
import dev.stagedoor.journal.store.Store;
import dev.stagedoor.journal.transaction.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Inspector of the actors in a store. */
public final class StoredActors implements JournalInspector {

    private static final String EVENTS =
            "SELECT COUNT(*), MAX(sequence_number), MAX(written_at) FROM stagedoor_event WHERE persistence_id = ? AND deleted = 0";
    private static final String SNAPSHOT =
            "SELECT sequence_number, written_at FROM stagedoor_snapshot WHERE persistence_id = ? ORDER BY sequence_number DESC LIMIT 1";
    private static final String REVISION =
            "SELECT revision, written_at FROM stagedoor_state WHERE persistence_id = ? AND payload IS NOT NULL";

    private final Store store;
    private final @Nullable Contents contents;

    /**
     * Creates the inspector.
     *
     * @param json returns a value as JSON, or fails; null if contents must not be shown
     */
    public StoredActors(Store store, @Nullable Function<Payload, String> json) {
        this.store = store;
        this.contents = json == null ? null : new Contents(json);
    }

    @Override
    public CompletableFuture<List<String>> ids(ActorQuery query) {
        return store.read(KeptIds.of(query));
    }

    @Override
    public CompletableFuture<Optional<KeptActor>> find(Address address) {
        var id = KeptIds.persistenceId(address.type(), address.id());
        return store.read(statements -> {
            var events = statements.query(EVENTS, StoredActors::events, id).getFirst();
            var snapshot = version(statements, SNAPSHOT, id);
            var revision = version(statements, REVISION, id);
            if (events.isEmpty() && snapshot.isEmpty() && revision.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new KeptActor(
                    events.orElse(null),
                    snapshot.orElse(null),
                    revision.orElse(null),
                    contents == null ? Optional.empty() : Optional.of(contents.read(statements, id))));
        });
    }

    /** Returns the events since the last snapshot. */
    public CompletableFuture<History> history(Address address) {
        return store.read(History.of(KeptIds.persistenceId(address.type(), address.id())));
    }

    private static Optional<KeptActor.Events> events(ResultSet row) throws SQLException {
        long count = row.getLong(1);
        return count == 0
                ? Optional.empty()
                : Optional.of(new KeptActor.Events(count, row.getLong(2), Instant.ofEpochMilli(row.getLong(3))));
    }

    private static Optional<KeptActor.Version> version(Statements statements, String sql, String id)
            throws SQLException {
        return statements
                .query(sql, row -> new KeptActor.Version(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))), id)
                .stream()
                .findFirst();
    }
}
