package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.journal.FlakyDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

final class FirstAnswersTests {

    private static final KeyedRequest REQUEST = new KeyedRequest("", "key", "fingerprint");
    private static final KeyedRequest ANOTHER = new KeyedRequest("", "key", "another");
    private static final KeptAnswer ANSWER =
            new KeptAnswer(201, Map.of("Location", "/a: b"), "body".getBytes(StandardCharsets.UTF_8));

    private static final Duration KEEP_FOR = Duration.ofHours(1);
    private static final Claimant WAITING = new Claimant("", () -> true);

    private final FlakyDatabase database = new FlakyDatabase();
    private final JdbcClient jdbc = database.jdbc();
    private final FirstAnswers answers = inProcess(Duration.ZERO);

    @AfterEach
    void close() {
        database.close();
    }

    private FirstAnswers inProcess(Duration longestElsewhere) {
        return new FirstAnswers(database.journal(), ForkJoinPool.commonPool(), KEEP_FOR, longestElsewhere);
    }

    /** Makes all requests older. */
    private void age(Duration by) {
        jdbc.sql("UPDATE stagedoor_answer SET begun_at = begun_at - ?")
                .param(by.toMillis())
                .update();
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
    void keepsAnAnswerUntilItExpires() {
        begin(REQUEST).keep(ANSWER).join();
        age(KEEP_FOR.minusMinutes(1));

        assertThat(claim(REQUEST)).isInstanceOf(Claim.Answered.class);
    }

    @Test
    void runsTheRequestAgainWhenItsAnswerHasExpired() {
        begin(REQUEST).keep(ANSWER).join();
        age(KEEP_FOR);

        var run = begin(REQUEST);

        assertThat(claim(REQUEST)).isInstanceOf(Claim.Running.class);
        run.keep(ANSWER).join();
        assertThat(claim(REQUEST)).isInstanceOf(Claim.Answered.class);
    }

    @Test
    void runsAnotherRequestWhenTheAnswerOfTheFirstHasExpired() {
        begin(REQUEST).keep(ANSWER).join();
        age(KEEP_FOR);

        begin(ANOTHER).release(ANSWER).join();

        assertThat(claim(REQUEST)).isInstanceOf(Claim.First.class);
    }

    @Test
    void runsTheRequestAgainWhenItsLostAnswerHasExpired() {
        begin(REQUEST);
        age(KEEP_FOR);

        var claim = inProcess(Duration.ZERO).claim(REQUEST, WAITING).join();

        assertThat(claim).isInstanceOf(Claim.First.class);
    }

    @Test
    void runsTheRequestAgainWhenItsUnrecordedAnswerHasExpired() {
        var run = begin(REQUEST);
        hideTable();
        run.keep(ANSWER).join();
        showTable();
        age(KEEP_FOR);

        assertThat(claim(REQUEST)).isInstanceOf(Claim.First.class);
    }

    @Test
    void waitsForARunningRequestHoweverLongItRuns() {
        begin(REQUEST);
        age(KEEP_FOR.multipliedBy(2));

        assertThat(claim(REQUEST)).isInstanceOf(Claim.Running.class);
        assertThat(claim(ANOTHER)).isEqualTo(new Claim.Reused());
    }

    @Test
    void waitsForARequestThatMayRunInAnotherProcessHoweverLongItRuns() {
        begin(REQUEST);
        age(KEEP_FOR.plusMinutes(1));

        var claim = inProcess(KEEP_FOR.multipliedBy(2)).claim(REQUEST, WAITING).join();

        assertThat(claim).isEqualTo(new Claim.Elsewhere());
    }

    @Test
    void doesNotRecordTheAnswerOfARunWhoseKeyWasTakenOver() {
        var late = begin(REQUEST);
        age(KEEP_FOR);
        var next =
                (Claim.First) inProcess(Duration.ZERO).claim(ANOTHER, WAITING).join();
        late.keep(ANSWER).join();

        next.run().keep(new KeptAnswer(200, Map.of(), new byte[0])).join();

        assertThat(claim(ANOTHER))
                .isInstanceOfSatisfying(
                        Claim.Answered.class,
                        answered -> assertThat(answered.answer().status()).isEqualTo(200));
    }

    @Test
    void deletesExpiredAnswers() {
        begin(REQUEST).keep(ANSWER).join();
        age(KEEP_FOR.plusSeconds(1));

        assertThat(answers.sweep()).isEqualTo(1);
    }

    @Test
    void keepsRequestsThatMayStillRun() {
        begin(REQUEST);
        age(KEEP_FOR.plusDays(1));

        assertThat(answers.sweep()).isZero();
    }

    @Test
    void deletesUnansweredRequestsThatCannotRunAnyMore() {
        begin(REQUEST);
        age(KEEP_FOR.plusDays(3));

        assertThat(answers.sweep()).isEqualTo(1);
    }

    @Test
    void claimsNothingWhenTheCallerNoLongerWaits() {
        var claim = answers.claim(REQUEST, new Claimant("", () -> false)).join();

        assertThat(claim).isEqualTo(new Claim.Unavailable());
        assertThat(claim(ANOTHER)).isInstanceOf(Claim.First.class);
    }
}
