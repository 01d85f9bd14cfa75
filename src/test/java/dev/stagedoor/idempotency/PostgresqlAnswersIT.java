package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Tests {@link FirstAnswers} on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlAnswersIT {

    private static final Claimant WAITING = new Claimant("", () -> true);

    private final EmbeddedPostgres postgres = EmbeddedPostgres.start();
    private final BlockingWork work = new BlockingWork();
    private final FirstAnswers answers = new FirstAnswers(postgres.getPostgresDatabase(), work, Duration.ZERO);

    PostgresqlAnswersIT() throws IOException {
        new ResourceDatabasePopulator(new ClassPathResource("dev/stagedoor/journal/postgresql/V2__answers.sql"))
                .execute(postgres.getPostgresDatabase());
    }

    @AfterAll
    void close() throws IOException {
        work.close();
        postgres.close();
    }

    private static KeyedRequest request() {
        return new KeyedRequest("", UUID.randomUUID().toString(), "fingerprint");
    }

    @Test
    void runsOnlyOneOfManyConcurrentRequests() {
        var request = request();
        var claims = IntStream.range(0, 20).mapToObj(number -> answers.claim(request, WAITING)).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(claims).filteredOn(Claim.First.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(Claim.Running.class::isInstance).hasSize(19);
    }

    @Test
    void returnsTheFirstAnswerWhenARequestIsRepeated() {
        var request = request();
        var answer = new KeptAnswer(201, Map.of("Location", "/a"), "body".getBytes(StandardCharsets.UTF_8));
        var first = (Claim.First) answers.claim(request, WAITING).join();
        first.run().keep(answer).join();

        var claim = answers.claim(request, WAITING).join();

        assertThat(claim)
                .isInstanceOfSatisfying(
                        Claim.Answered.class,
                        answered -> assertThat(answered.answer())
                                .usingRecursiveComparison()
                                .isEqualTo(answer));
    }

    @Test
    void acceptsAKeyAgainThatWasReleasedOrDeleted() {
        var request = request();
        var first = (Claim.First) answers.claim(request, WAITING).join();
        first.run().release(new KeptAnswer(429, Map.of(), new byte[0])).join();
        var second = (Claim.First) answers.claim(request, WAITING).join();
        second.run().keep(new KeptAnswer(202, Map.of(), new byte[0])).join();
        answers.sweep(Instant.now().plusSeconds(60), Instant.EPOCH);

        var claim = answers.claim(request, WAITING).join();

        assertThat(claim).isInstanceOf(Claim.First.class);
    }
}
