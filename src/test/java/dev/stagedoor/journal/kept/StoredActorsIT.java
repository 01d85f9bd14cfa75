package dev.stagedoor.journal.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.inspect.ActorQuery;
import dev.stagedoor.journal.store.StoreDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists what is kept in both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoredActorsIT {

    private static final int MANY = 1_000_000;

    private StoreDatabase sqlite;
    private StoreDatabase postgresql;

    record Database(String name, StoreDatabase database) {

        List<String> ids(String type, String prefix, @Nullable String after, int limit) {
            return new StoredActors(database.store(), null)
                    .ids(new ActorQuery(type, prefix, after, limit))
                    .join();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        sqlite = StoreDatabase.sqlite(folder);
        postgresql = StoreDatabase.postgresql();
        databases().forEach(StoredActorsIT::fill);
    }

    /** A million actors with two events each. */
    private static void fill(Database database) {
        event(
                database,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)".formatted(MANY),
                "'many|' || (1000000 + n.i)",
                "n");
        event(database, "", "'many|1000001'", "(SELECT 1 AS i) n");
        Stream.of("a", "ab", "ab/c", "b", "é", "\uffee", "\ud83d\ude00")
                .forEach(id -> event(database, "", "'few|%s'".formatted(id), "(SELECT 1 AS i) n"));
        event(database, "", "'fewer|a'", "(SELECT 1 AS i) n");
        database.database()
                .jdbc()
                .sql(
                        "INSERT INTO stagedoor_state (persistence_id, revision, written_at, tag) VALUES ('few|aa', 3, 0, '')")
                .update();
    }

    private static void event(Database database, String with, String id, String from) {
        database.database()
                .jdbc()
                .sql(with
                        + " INSERT INTO stagedoor_event (persistence_id, sequence_number, written_at, writer, adapter_manifest, serializer, manifest, payload) SELECT "
                        + id + ", 1 + (SELECT COUNT(*) FROM stagedoor_event WHERE persistence_id = " + id
                        + "), 0, '', '', 1, '', 'x' FROM " + from)
                .update();
    }

    @AfterAll
    void close() throws IOException {
        sqlite.close();
        postgresql.close();
    }

    Stream<Database> databases() {
        return Stream.of(new Database("SQLite", sqlite), new Database("PostgreSQL", postgresql));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listsIdsInTheOrderOfTheirBytes(Database database) {
        assertThat(database.ids("few", "", null, 100))
                .containsExactly("a", "aa", "ab", "ab/c", "b", "é", "\uffee", "\ud83d\ude00");
        assertThat(database.ids("few", "ab", null, 100)).containsExactly("ab", "ab/c");
        assertThat(database.ids("few", "", "ab", 2)).containsExactly("ab/c", "b");
        assertThat(database.ids("few", "z", null, 100)).isEmpty();
        assertThat(database.ids("fe", "", null, 100)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void walksThroughAMillionActors(Database database) {
        int found = 0;
        var page = database.ids("many", "", null, ActorQuery.MOST);
        while (!page.isEmpty()) {
            found += page.size();
            page = database.ids("many", "", page.getLast(), ActorQuery.MOST);
        }
        assertThat(found).isEqualTo(MANY);
    }
}
