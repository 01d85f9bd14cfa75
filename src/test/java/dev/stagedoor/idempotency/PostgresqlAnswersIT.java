package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Tests {@link FirstAnswers} on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlAnswersIT {

    private static final KeptAnswer ANSWER =
            new KeptAnswer(201, Map.of("Location", "/a"), "body".getBytes(StandardCharsets.UTF_8));
    private static final Duration KEEP_FOR = Duration.ofHours(1);
    private static final Claimant WAITING = new Claimant("", () -> true);

    private final EmbeddedPostgres postgres = EmbeddedPostgres.start();
    private final BlockingWork work = new BlockingWork();
    private final FirstAnswers answers = gateway(postgres.getPostgresDatabase());

    PostgresqlAnswersIT() throws IOException {
        new ResourceDatabasePopulator(new ClassPathResource("dev/stagedoor/journal/postgresql/V2__answers.sql"))
                .execute(postgres.getPostgresDatabase());
    }

    @AfterAll
    void close() throws IOException {
        work.close();
        postgres.close();
    }

    private FirstAnswers gateway(DataSource database) {
        return new FirstAnswers(database, work, KEEP_FOR, Duration.ofMinutes(1));
    }

    private DataSource serializable() {
        return new DelegatingDataSource(postgres.getPostgresDatabase()) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                return connection;
            }
        };
    }

    private void age(KeyedRequest request, Duration by) {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("UPDATE stagedoor_answer SET begun_at = begun_at - ?::interval WHERE idempotency_key = ?")
                .params(by.toString(), request.key())
                .update();
    }

    private static List<Claim> claims(KeyedRequest request, List<FirstAnswers> gateways) {
        return IntStream.range(0, 20)
                .mapToObj(number -> gateways.get(number % gateways.size()).claim(request, WAITING))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static KeyedRequest request() {
        return new KeyedRequest("", UUID.randomUUID().toString(), "fingerprint");
    }

    @Test
    void runsOnlyOneOfManyConcurrentRequests() {
        var request = request();
        var claims = claims(request, List.of(answers));

        assertThat(claims).filteredOn(Claim.First.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(Claim.Running.class::isInstance).hasSize(19);
    }

    @Test
    void returnsTheFirstAnswerWhenARequestIsRepeated() {
        var request = request();
        var first = (Claim.First) answers.claim(request, WAITING).join();
        first.run().keep(ANSWER).join();

        var claim = answers.claim(request, WAITING).join();

        assertThat(claim)
                .isInstanceOfSatisfying(
                        Claim.Answered.class,
                        answered -> assertThat(answered.answer())
                                .usingRecursiveComparison()
                                .isEqualTo(ANSWER));
    }

    @Test
    void runsOneOfManyConcurrentRequestsWhenTheKeyHasExpired() {
        var request = request();
        var expired = (Claim.First) answers.claim(request, WAITING).join();
        expired.run().keep(ANSWER).join();
        age(request, KEEP_FOR);

        var claims = claims(request, List.of(answers, gateway(postgres.getPostgresDatabase())));

        assertThat(claims).filteredOn(Claim.First.class::isInstance).hasSize(1);
        assertThat(claims)
                .allMatch(claim -> claim instanceof Claim.First
                        || claim instanceof Claim.Running
                        || claim instanceof Claim.Elsewhere);
    }

    @Test
    void runsOneOfManyConcurrentRequestsWhenTransactionsAreSerializable() {
        var request = request();

        var claims = claims(request, List.of(gateway(serializable()), gateway(serializable())));

        assertThat(claims).filteredOn(Claim.First.class::isInstance).hasSize(1);
        assertThat(claims).doesNotHaveAnyElementsOfTypes(Claim.Unavailable.class);
    }

    @Test
    void acceptsAKeyAgainThatWasReleasedOrDeleted() {
        var request = request();
        var first = (Claim.First) answers.claim(request, WAITING).join();
        first.run().release(ANSWER).join();
        var second = (Claim.First) answers.claim(request, WAITING).join();
        second.run().keep(ANSWER).join();
        age(request, KEEP_FOR.plusSeconds(1));
        answers.sweep();

        var claim = answers.claim(request, WAITING).join();

        assertThat(claim).isInstanceOf(Claim.First.class);
    }
}
