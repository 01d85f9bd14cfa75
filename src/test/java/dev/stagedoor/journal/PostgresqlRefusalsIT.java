package dev.stagedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stagedoor.ask.Executed;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Refusals of a real PostgreSQL, as it reports them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlRefusalsIT {

    private static final String TAKE = "UPDATE till SET cents = cents - 1 WHERE name = ";

    private final PostgresDatabase database = new PostgresDatabase();

    PostgresqlRefusalsIT() throws IOException, SQLException {
        database.jdbc()
                .sql("CREATE TABLE till (name TEXT PRIMARY KEY, cents BIGINT NOT NULL)")
                .update();
        database.jdbc().sql("INSERT INTO till VALUES ('a', 0), ('b', 0)").update();
    }

    @AfterAll
    void close() throws IOException {
        database.close();
    }

    private Connection transaction(int isolation) throws SQLException {
        var connection = database.dataSource().getConnection();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        return connection;
    }

    private Connection transaction() throws SQLException {
        return transaction(Connection.TRANSACTION_READ_COMMITTED);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertRefused(String state, ThrowingCallable statement) {
        failure(statement).satisfies(failure -> {
            assertThat(failure.getSQLState()).isEqualTo(state);
            assertThat(JournalFailure.executed(failure)).isEqualTo(Executed.NO);
        });
    }

    private static ThrowableAssertAlternative<SQLException> failure(ThrowingCallable statement) {
        return assertThatExceptionOfType(SQLException.class).isThrownBy(statement);
    }

    @Test
    void isCertainOfASerializationFailure() throws SQLException {
        try (var one = transaction(Connection.TRANSACTION_SERIALIZABLE);
                var other = transaction(Connection.TRANSACTION_SERIALIZABLE)) {
            execute(one, "SELECT sum(cents) FROM till");
            execute(other, "SELECT sum(cents) FROM till");
            execute(one, TAKE + "'a'");
            execute(other, TAKE + "'b'");
            one.commit();

            assertRefused("40001", other::commit);
        }
    }

    @Test
    void isCertainOfADeadlock() throws SQLException {
        try (var one = transaction();
                var other = transaction()) {
            execute(one, TAKE + "'a'");
            execute(other, TAKE + "'b'");
            var either = List.of(executeLater(one, TAKE + "'b'"), executeLater(other, TAKE + "'a'"));

            Awaitility.await().until(() -> either.stream().allMatch(CompletableFuture::isDone));

            assertThat(either)
                    .filteredOn(CompletableFuture::isCompletedExceptionally)
                    .singleElement()
                    .satisfies(refused -> assertRefused("40P01", () -> {
                        throw refused.exceptionNow();
                    }));
        }
    }

    private static CompletableFuture<Void> executeLater(Connection connection, String sql) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        execute(connection, sql);
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    @Test
    void isCertainOfALostPreparedStatement() throws SQLException {
        try (var connection = transaction();
                var prepared = connection.prepareStatement(TAKE + "?")) {
            for (int execution = 0; execution < 10; execution++) {
                prepared.setString(1, "a");
                prepared.executeUpdate();
            }
            execute(connection, "DO 'BEGIN EXECUTE ''DEALLOCATE ALL''; END'");

            assertRefused("26000", prepared::executeUpdate);
        }
    }

    @Test
    void isCertainOfALockThatIsNotFree() throws SQLException {
        try (var one = transaction();
                var other = transaction()) {
            execute(one, TAKE + "'a'");

            assertRefused("55P03", () -> execute(other, "SELECT * FROM till WHERE name = 'a' FOR UPDATE NOWAIT"));
        }
    }

    @Test
    void isCertainOfAReadOnlyDatabase() throws SQLException {
        try (var connection = transaction()) {
            execute(connection, "SET TRANSACTION READ ONLY");

            assertRefused("25006", () -> execute(connection, TAKE + "'a'"));
        }
    }

    @Test
    void isCertainOfACanceledStatement() throws SQLException {
        try (var connection = transaction()) {
            execute(connection, "SET LOCAL statement_timeout = 1");

            assertRefused("57014", () -> execute(connection, "SELECT pg_sleep(60)"));
        }
    }

    @Test
    void isCertainWhenAUserHasNoMoreConnections() {
        database.jdbc().sql("CREATE ROLE crowded LOGIN CONNECTION LIMIT 0").update();
        var url = database.url("crowded");

        assertRefused("53300", () -> DriverManager.getConnection(url));
    }

    @Test
    void isNotCertainWhenTheConnectionIsTerminated() throws SQLException {
        try (var connection = transaction()) {
            failure(() -> execute(connection, "SELECT pg_terminate_backend(pg_backend_pid())"))
                    .satisfies(failure ->
                            assertThat(JournalFailure.executed(failure)).isEqualTo(Executed.UNKNOWN));
        }
    }
}
