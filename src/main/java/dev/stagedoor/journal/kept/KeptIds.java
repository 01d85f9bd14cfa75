package dev.stagedoor.journal.kept;

import dev.stagedoor.inspect.ActorQuery;
import dev.stagedoor.inspect.IdOrder;
import dev.stagedoor.journal.transaction.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.pekko.persistence.typed.PersistenceId;

/**
 * Reads the ids of actors that persisted something. Its statements skip from id to id in the index, because
 * {@code DISTINCT} would read every event. A page costs as many steps as it has ids, wherever it begins.
 */
final class KeptIds {

    private static final List<String> TABLES = List.of("stagedoor_event", "stagedoor_state");

    private KeptIds() {}

    /** Reads the ids that a query asks for, in its order. */
    static Statements.Read<List<String>> of(ActorQuery query) {
        return statements -> {
            var found = new TreeSet<>(IdOrder.BY_BYTES);
            for (var table : TABLES) {
                found.addAll(ids(statements, table, query));
            }
            return found.stream().limit(query.limit()).toList();
        };
    }

    private static List<String> ids(Statements statements, String table, ActorQuery query) throws SQLException {
        var begin = persistenceId(query.type(), "");
        var prefix = begin + query.prefix();
        var after = query.after();
        var rows = statements.query(
                skipping(table, after == null ? ">=" : ">"),
                row -> row.getString(1),
                after == null ? prefix : begin + after,
                query.limit());
        var ids = new ArrayList<String>();
        for (var id : rows) {
            if (!id.startsWith(prefix)) {
                break;
            }
            ids.add(id.substring(begin.length()));
        }
        return ids;
    }

    /** The first row is the first id from a place on, and each further one the next id. The last is null. */
    private static String skipping(String table, String comparison) {
        return "WITH RECURSIVE kept(id) AS (SELECT MIN(persistence_id) FROM %1$s WHERE persistence_id %2$s ? UNION ALL SELECT (SELECT MIN(persistence_id) FROM %1$s WHERE persistence_id > kept.id) FROM kept WHERE kept.id IS NOT NULL) SELECT id FROM kept WHERE id IS NOT NULL LIMIT ?"
                .formatted(table, comparison);
    }

    static String persistenceId(String type, String id) {
        return type + PersistenceId.DefaultSeparator() + id;
    }
}
