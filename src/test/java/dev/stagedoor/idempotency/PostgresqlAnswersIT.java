package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.journal.PostgresDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Tests {@link FirstAnswers} on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlAnswersIT {

    private static final KeptAnswer ANSWER =
            new KeptAnswer(201, Map.of("Location", "/a"), "body".getBytes(StandardCharsets.UTF_8));
    private static final Duration KEEP_FOR = Duration.ofHours(1);
    private static final Claimant WAITING = new Claimant("", () -> true);

    private final PostgresDatabase postgres = new PostgresDatabase();
    private final FirstAnswers answers = gateway(postgres.journal());

    PostgresqlAnswersIT() throws IOException, SQLException {}

    @AfterAll
    void close() throws IOException {
        postgres.close();
    }

    private static FirstAnswers gateway(Journal journal) {
        return new FirstAnswers(journal, ForkJoinPool.commonPool(), KEEP_FOR, Duration.ofMinutes(1));
    }

    private DataSource serializable() {
        return new DelegatingDataSource(postgres.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                return connection;
            }
        };
    }

    private void age(KeyedRequest request, Duration by) {
        postgres.jdbc()
                .sql("UPDATE stagedoor_answer SET begun_at = begun_at - ? WHERE idempotency_key = ?")
                .params(by.toMillis(), request.key())
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

        var claims = claims(request, List.of(answers, gateway(postgres.journal())));

        assertThat(claims).filteredOn(Claim.First.class::isInstance).hasSize(1);
        assertThat(claims)
                .allMatch(claim -> claim instanceof Claim.First
                        || claim instanceof Claim.Running
                        || claim instanceof Claim.Elsewhere);
    }

    @Test
    void runsOneOfManyConcurrentRequestsWhenTransactionsAreSerializable() throws SQLException {
        var request = request();

        try (var one = postgres.journalIn(serializable());
                var other = postgres.journalIn(serializable())) {
            var claims = claims(request, List.of(gateway(one), gateway(other)));

            assertThat(claims).filteredOn(Claim.First.class::isInstance).hasSize(1);
            assertThat(claims).doesNotHaveAnyElementsOfTypes(Claim.Unavailable.class);
        }
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
