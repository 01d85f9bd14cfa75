package dev.stagedoor.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.state.DurableStateStoreRegistry;
import org.apache.pekko.persistence.state.javadsl.DurableStateUpdateStore;
import org.apache.pekko.persistence.state.javadsl.GetObjectResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the contract of durable state stores, for which Pekko has no tests of its own, on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoredStatesIT {

    private static final Duration LONG = Duration.ofMinutes(1);

    private StoreDatabase sqlite;
    private StoreDatabase postgresql;
    private ActorSystem inSqlite;
    private ActorSystem inPostgresql;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        sqlite = StoreDatabase.sqlite(folder);
        postgresql = StoreDatabase.postgresql();
        inSqlite = TckSystem.create(sqlite.store());
        inPostgresql = TckSystem.create(postgresql.store());
    }

    @AfterAll
    void close() throws IOException {
        inSqlite.terminate();
        inPostgresql.terminate();
        inSqlite.getWhenTerminated().toCompletableFuture().join();
        inPostgresql.getWhenTerminated().toCompletableFuture().join();
        sqlite.close();
        postgresql.close();
    }

    Stream<Database> databases() {
        return Stream.of(
                new Database("SQLite", sqlite, inSqlite), new Database("PostgreSQL", postgresql, inPostgresql));
    }

    record Database(String name, StoreDatabase database, ActorSystem system) {

        @SuppressWarnings("unchecked") // the type that the plugin has
        DurableStateUpdateStore<Object> states() {
            return DurableStateStoreRegistry.get(system)
                    .getDurableStateStoreFor(DurableStateUpdateStore.class, "stagedoor-states");
        }

        CompletableFuture<?> write(String id, long revision, String value) {
            return states().upsertObject(id, revision, value, "").toCompletableFuture();
        }

        GetObjectResult<Object> read(String id) {
            return states().getObject(id).toCompletableFuture().join();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String newId() {
        return "thermostat|" + UUID.randomUUID();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hasNoStateBeforeTheFirstWrite(Database database) {
        assertThat(database.read(newId())).isEqualTo(GetObjectResult.apply(Optional.empty(), 0));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readsTheLastRevision(Database database) {
        var id = newId();
        database.write(id, 1, "cold").join();
        database.write(id, 2, "warm").join();
        assertThat(database.read(id)).isEqualTo(GetObjectResult.apply(Optional.of("warm"), 2));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readsAStateAfterTheWritesThatWait(Database database) {
        var id = newId();
        var first = database.write(id, 1, "cold");
        var second = database.write(id, 2, "warm");
        assertThat(database.read(id).revision()).isEqualTo(2);
        CompletableFuture.allOf(first, second).join();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void refusesARevisionThatAnotherWriterHasWritten(Database database) {
        var id = newId();
        database.write(id, 1, "cold").join();
        database.write(id, 2, "warm").join();
        assertThat(database.write(id, 2, "hot")).failsWithin(LONG);
        assertThat(database.write(id, 1, "hot")).failsWithin(LONG);
        assertThat(database.read(id)).isEqualTo(GetObjectResult.apply(Optional.of("warm"), 2));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void refusesOneOfManyWritesWithoutHarmToTheOthers(Database database) {
        var id = newId();
        database.write(id, 1, "cold").join();
        var others = Stream.generate(StoredStatesIT::newId).limit(20).toList();
        var stale = database.write(id, 7, "hot");
        var writes =
                others.stream().map(other -> database.write(other, 1, "cold")).toList();
        assertThat(stale).failsWithin(LONG);
        writes.forEach(CompletableFuture::join);
        assertThat(others).allMatch(other -> database.read(other).revision() == 1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void goesOnFromTheRevisionOfADeletedState(Database database) {
        var id = newId();
        database.write(id, 1, "cold").join();
        database.states().deleteObject(id, 2).toCompletableFuture().join();
        assertThat(database.read(id)).isEqualTo(GetObjectResult.apply(Optional.empty(), 2));
        database.write(id, 3, "warm").join();
        assertThat(database.read(id)).isEqualTo(GetObjectResult.apply(Optional.of("warm"), 3));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failsForAStateThatItCannotRead(Database database) {
        var id = newId();
        database.write(id, 1, "cold").join();
        database.database()
                .jdbc()
                .sql("UPDATE stagedoor_state SET serializer = 4711 WHERE persistence_id = ?")
                .param(id)
                .update();
        assertThat(database.states().getObject(id).toCompletableFuture()).failsWithin(LONG);
    }
}
