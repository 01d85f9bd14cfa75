package dev.stagedoor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the queries on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoredQueriesIT {

    private static final String INSERT =
            "INSERT INTO stagedoor_event (persistence_id, sequence_number, written_at, writer, adapter_manifest, serializer, manifest, payload) VALUES (?, 1, 1, '', '', 1, '', '')";

    private static final int LAST_SLICE = 1023;

    private StoreDatabase sqlite;
    private StoreDatabase postgresql;
    private Database inSqlite;
    private Database inPostgresql;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        sqlite = StoreDatabase.sqlite(folder);
        postgresql = StoreDatabase.postgresql();
        inSqlite = new Database("SQLite", sqlite, TckSystem.create(sqlite.store()));
        inPostgresql = new Database("PostgreSQL", postgresql, TckSystem.create(postgresql.store()));
    }

    @AfterAll
    void close() throws IOException {
        for (var database : List.of(inSqlite, inPostgresql)) {
            database.system.terminate();
            database.system.getWhenTerminated().toCompletableFuture().join();
            database.database.close();
        }
    }

    Stream<Database> databases() {
        return Stream.of(inSqlite, inPostgresql);
    }

    record Database(String name, StoreDatabase database, ActorSystem system) {

        StoredQueries queries() {
            return PersistenceQuery.get(system).getReadJournalFor(StoredQueries.class, StoredQueries.IDENTIFIER);
        }

        StoredEvent event(String id, long number) {
            return new StoredEvent(
                    id,
                    number,
                    1,
                    "writer",
                    "",
                    Payload.of("e" + number, SerializationExtension.get(system)),
                    null,
                    Set.of());
        }

        void write(String id, long from, long to) {
            database.store()
                    .write(EventTable.insert(
                            LongStream.rangeClosed(from, to)
                                    .mapToObj(number -> event(id, number))
                                    .toList(),
                            null))
                    .join();
        }

        <T> List<T> all(Source<T, NotUsed> source) {
            return source.runWith(Sink.seq(), system).toCompletableFuture().join();
        }

        List<String> bySlices(String type, int from, int to, Offset offset) {
            return all(queries()
                    .<String>currentEventsBySlices(type, from, to, offset)
                    .map(envelope -> envelope.persistenceId() + " " + envelope.getEvent()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String newType() {
        return "type-" + UUID.randomUUID();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readsTheEventsOfOneActorOverManyPages(Database database) {
        var id = newType() + "|a";
        database.write(id, 1, 1234);
        assertThat(database.all(database.queries().currentEventsByPersistenceId(id, 2, 1230)))
                .extracting(EventEnvelope::sequenceNr)
                .isEqualTo(LongStream.rangeClosed(2, 1230).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void endsALiveQueryAtTheLastEventThatIsWanted(Database database) {
        var id = newType() + "|a";
        database.write(id, 1, 2);
        var found = database.queries()
                .eventsByPersistenceId(id, 1, 3)
                .map(EventEnvelope::event)
                .runWith(Sink.seq(), database.system)
                .toCompletableFuture();
        database.write(id, 3, 4);
        assertThat(found.join()).containsExactly("e1", "e2", "e3");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readsOnlyTheEventsOfATypeAndItsSlices(Database database) {
        var type = newType();
        database.write(newType() + "|x", 1, 1);
        for (var name : List.of("a", "b", "c")) {
            database.write(type + "|" + name, 1, 1);
        }
        int slice = database.queries().sliceForPersistenceId(type + "|b");
        assertThat(database.bySlices(type, 0, LAST_SLICE, Offset.noOffset()))
                .containsExactly(type + "|a e1", type + "|b e1", type + "|c e1");
        assertThat(database.bySlices(type, slice, slice, Offset.noOffset())).contains(type + "|b e1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void goesOnAfterAnOffset(Database database) {
        var type = newType();
        database.write(type + "|a", 1, 700);
        var offsets = database.all(database.queries()
                .<String>currentEventsBySlices(type, 0, LAST_SLICE, Offset.noOffset())
                .map(envelope -> envelope.offset()));
        assertThat(database.bySlices(type, 0, LAST_SLICE, offsets.get(697)))
                .containsExactly(type + "|a e699", type + "|a e700");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void streamsEventsThatAreWrittenLater(Database database) {
        var type = newType();
        var found = new CopyOnWriteArrayList<String>();
        database.write(type + "|a", 1, 1);
        var running = database.queries()
                .<String>eventsBySlices(type, 0, LAST_SLICE, Offset.noOffset())
                .viaMat(KillSwitches.single(), Keep.right())
                .toMat(Sink.foreach(envelope -> found.add(envelope.getEvent())), Keep.both())
                .run(database.system);
        await().until(() -> found.size() == 1);
        database.write(type + "|a", 2, 2);
        await().until(() -> found.size() == 2);
        running.first().shutdown();
        assertThat(running.second().toCompletableFuture().join()).isEqualTo(Done.getInstance());
        assertThat(found).containsExactly("e1", "e2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pagesThroughPersistenceIds(Database database) {
        var type = newType();
        for (var name : List.of("a", "b", "c", "d")) {
            database.write(type + "|" + name, 1, 3);
        }
        assertThat(database.all(database.queries().currentPersistenceIds(Optional.of(type + "|a"), 2)))
                .containsExactly(type + "|b", type + "|c");
        assertThat(database.all(database.queries().currentPersistenceIds()))
                .contains(type + "|a", type + "|b", type + "|c", type + "|d")
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsThatAnOpenTransactionHasALowerOrdinal() throws SQLException {
        var type = newType();
        var store = postgresql.store();
        EventQueries.End end;
        try (var open = postgresql.pool().getConnection()) {
            insert(open, type + "|first");
            inPostgresql.write(type + "|second", 1, 1);
            end = store.read(EventQueries.end()).join();
            assertThat(store.read(EventQueries.isComplete(end)).join()).isFalse();
            open.commit();
        }
        assertThat(store.read(EventQueries.isComplete(end)).join()).isTrue();
        assertThat(store.read(EventQueries.ofAll(0, end.ordinal())).join())
                .extracting(numbered -> numbered.event().persistenceId())
                .endsWith(type + "|first", type + "|second");
    }

    /** Inserts an event without committing it. */
    private static void insert(Connection connection, String id) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }
}
