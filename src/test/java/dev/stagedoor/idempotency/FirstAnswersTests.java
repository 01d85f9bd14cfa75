package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

final class FirstAnswersTests {

    private static final KeyedRequest REQUEST = new KeyedRequest("", "key", "fingerprint");
    private static final KeyedRequest ANOTHER = new KeyedRequest("", "key", "another");
    private static final KeptAnswer ANSWER =
            new KeptAnswer(201, Map.of("Location", "/a: b"), "body".getBytes(StandardCharsets.UTF_8));

    private static final Claimant WAITING = new Claimant("", () -> true);

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()), "", "");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final BlockingWork work = new BlockingWork();
    private final FirstAnswers answers = new FirstAnswers(database, work, Duration.ZERO);

    @BeforeEach
    void migrate() {
        new ResourceDatabasePopulator(new ClassPathResource("dev/stagedoor/journal/h2/V2__answers.sql"))
                .execute(database);
    }

    @AfterEach
    void close() {
        work.close();
        jdbc.sql("SHUTDOWN").update();
        database.dispose();
    }

    private Claim claim(KeyedRequest request) {
        return answers.claim(request, WAITING).join();
    }

    private FirstRun begin(KeyedRequest request) {
        return claim(request) instanceof Claim.First(var run) ? run : failed();
    }

    private static FirstRun failed() {
        throw new AssertionError("the key is taken");
    }

    private void hideTable() {
        jdbc.sql("ALTER TABLE stagedoor_answer RENAME TO hidden").update();
    }

    private void showTable() {
        jdbc.sql("ALTER TABLE hidden RENAME TO stagedoor_answer").update();
    }

    @Test
    void returnsTheFirstAnswerWhenARequestIsRepeated() {
        begin(REQUEST).keep(ANSWER).join();

        var claim = claim(REQUEST);

        assertThat(claim).isInstanceOfSatisfying(Claim.Answered.class, answered -> {
            assertThat(answered.answer()).usingRecursiveComparison().isEqualTo(ANSWER);
        });
    }

    @Test
    void refusesAKeyThatAnotherRequestHasUsed() {
        begin(REQUEST).keep(ANSWER).join();

        assertThat(claim(ANOTHER)).isEqualTo(new Claim.Reused());
    }

    @Test
    void refusesAKeyWhileAnotherRequestRunsWithIt() {
        begin(REQUEST);

        assertThat(claim(ANOTHER)).isEqualTo(new Claim.Reused());
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        begin(REQUEST).keep(ANSWER).join();

        assertThat(claim(new KeyedRequest("somebody", "key", "fingerprint"))).isInstanceOf(Claim.First.class);
    }

    @Test
    void givesARepeatTheAnswerOfTheRunningRequest() {
        var run = begin(REQUEST);
        var claim = claim(REQUEST);

        run.keep(ANSWER).join();

        assertThat(claim)
                .isInstanceOfSatisfying(
                        Claim.Running.class,
                        running -> assertThat(running.answer().join()).contains(ANSWER));
    }

    @Test
    void runsOnlyOneOfManyConcurrentRequests() {
        var claims = IntStream.range(0, 100).mapToObj(number -> answers.claim(REQUEST, WAITING)).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(claims).filteredOn(Claim.First.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(Claim.Running.class::isInstance).hasSize(99);
    }

    @Test
    void acceptsAReleasedKeyWithAnotherRequest() {
        begin(REQUEST).release(ANSWER).join();

        assertThat(claim(ANOTHER)).isInstanceOf(Claim.First.class);
    }

    @Test
    void reportsALostAnswerWhenTheProcessEnded() {
        begin(REQUEST);

        var claim = new FirstAnswers(database, work, Duration.ZERO)
                .claim(REQUEST, WAITING)
                .join();

        assertThat(claim).isEqualTo(new Claim.Lost());
    }

    @Test
    void reportsALostAnswerWhenTheRunWasAbandoned() {
        begin(REQUEST).abandon();

        assertThat(claim(REQUEST))
                .isInstanceOfSatisfying(
                        Claim.Running.class,
                        running -> assertThat(running.answer().join()).isEqualTo(Optional.empty()));
    }

    @Test
    void claimsNothingWhenTheDatabaseFails() {
        hideTable();

        var claim = claim(REQUEST);

        showTable();
        assertThat(claim).isEqualTo(new Claim.Unavailable());
        assertThat(claim(REQUEST)).isInstanceOf(Claim.First.class);
    }

    @Test
    void keepsAnAnswerInMemoryWhenItCannotBeRecorded() {
        var run = begin(REQUEST);
        hideTable();

        run.keep(ANSWER).join();

        showTable();
        assertThat(claim(REQUEST))
                .isInstanceOfSatisfying(
                        Claim.Running.class,
                        running -> assertThat(running.answer().join()).contains(ANSWER));
    }

    @Test
    void retriesAFailedReleaseWhenTheKeyIsUsedAgain() {
        var run = begin(REQUEST);
        hideTable();

        run.release(ANSWER).join();

        showTable();
        assertThat(claim(ANOTHER)).isInstanceOf(Claim.First.class);
    }

    @Test
    void deletesExpiredAnswers() {
        begin(REQUEST).keep(ANSWER).join();
        var later = Instant.now().plusSeconds(1);

        int swept = answers.sweep(later, later.minus(Duration.ofDays(1)));

        assertThat(swept).isEqualTo(1);
        assertThat(claim(ANOTHER)).isInstanceOf(Claim.First.class);
    }

    @Test
    void keepsRequestsThatMayStillRun() {
        begin(REQUEST);
        var later = Instant.now().plusSeconds(1);

        int swept = answers.sweep(later, later.minus(Duration.ofDays(1)));

        assertThat(swept).isZero();
        assertThat(claim(REQUEST)).isInstanceOf(Claim.Running.class);
    }

    @Test
    void deletesUnansweredRequestsThatCannotRunAnyMore() {
        begin(REQUEST);
        var later = Instant.now().plusSeconds(1);

        int swept = answers.sweep(later, later);

        assertThat(swept).isEqualTo(1);
    }

    @Test
    void claimsNothingWhenTheCallerNoLongerWaits() {
        var claim = answers.claim(REQUEST, new Claimant("", () -> false)).join();

        assertThat(claim).isEqualTo(new Claim.Unavailable());
        assertThat(claim(ANOTHER)).isInstanceOf(Claim.First.class);
    }
}
