package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.journal.FlakyDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Repeats of a request whose run is over, and whose answer is lost or says too little. */
final class RepeatedRunTests {

    private static final KeyedRequest REQUEST = new KeyedRequest("", "key", "fingerprint");
    private static final KeyedRequest ANOTHER = new KeyedRequest("", "key", "another");
    private static final KeptAnswer ANSWER = answer("answer");
    private static final KeptAnswer UNKNOWN = answer("unknown");
    private static final Duration KEEP_FOR = Duration.ofHours(1);
    private static final Claimant WAITING = new Claimant("", () -> true);

    private final FlakyDatabase database = new FlakyDatabase();
    private final FirstAnswers ended = inProcess();
    private final FirstAnswers next = inProcess();

    @AfterEach
    void close() {
        database.close();
    }

    private static KeptAnswer answer(String body) {
        return new KeptAnswer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private FirstAnswers inProcess() {
        return new FirstAnswers(database.journal(), ForkJoinPool.commonPool(), KEEP_FOR, Duration.ZERO);
    }

    private static Claim claim(FirstAnswers process) {
        return process.claim(REQUEST, WAITING).join();
    }

    private static FirstRun run(Claim claim) {
        return switch (claim) {
            case Claim.First(var run) -> run;
            case Claim.Again(var run, var told) -> run;
            default -> throw new AssertionError("no run: " + claim);
        };
    }

    private static Optional<String> told(Claim claim) {
        return switch (claim) {
            case Claim.Again(var run, var told) -> told.map(RepeatedRunTests::body);
            case Claim.Answered(var answer) -> Optional.of(body(answer));
            default -> throw new AssertionError("no answer: " + claim);
        };
    }

    private static String body(KeptAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void effect(int effect) {
        database.jdbc()
                .sql("UPDATE stagedoor_answer SET effect = ?")
                .param(effect)
                .update();
    }

    @Test
    void runsARequestAgainWhenItsProcessEndedBeforeItTookEffect() {
        claim(ended);

        assertThat(claim(next)).isInstanceOf(Claim.Again.class);
    }

    @Test
    void runsARequestAgainWhenTheClockWasSetBack() {
        claim(ended);
        database.jdbc()
                .sql("UPDATE stagedoor_answer SET begun_at = begun_at + ?")
                .param(KEEP_FOR.toMillis())
                .update();

        assertThat(claim(next)).isInstanceOf(Claim.Again.class);
    }

    @Test
    void letsOnlyOneRepeatRun() {
        claim(ended);
        claim(next);

        assertThat(claim(next)).isInstanceOf(Claim.Running.class);
    }

    @Test
    void keepsTheAnswerOfTheRunThatTookThePlaceOfTheFirst() {
        claim(ended);
        run(claim(next)).keep(ANSWER).join();

        assertThat(told(claim(next))).contains("answer");
        assertThat(claim(next)).isInstanceOf(Claim.Answered.class);
    }

    @Test
    void tellsThatARequestTookEffectWhoseAnswerIsLost() {
        claim(ended);
        effect(1);

        assertThat(claim(next)).isEqualTo(new Claim.Lost(Executed.YES));
    }

    @Test
    void doesNotRunARequestAgainThatMayTakeEffectLater() {
        claim(ended);
        effect(2);

        assertThat(claim(next)).isEqualTo(new Claim.Lost(Executed.UNKNOWN));
    }

    @Test
    void runsARequestAgainWhoseAnswerLeavesItsEffectOpen() {
        run(claim(next)).keepOpen(UNKNOWN).join();

        var claim = claim(next);

        assertThat(claim).isInstanceOf(Claim.Again.class);
        assertThat(told(claim)).contains("unknown");
    }

    @Test
    void tellsThatARequestTookEffectWhoseAnswerLeftThatOpen() {
        run(claim(next)).keepOpen(UNKNOWN).join();
        effect(1);

        assertThat(claim(next)).isEqualTo(new Claim.Lost(Executed.YES));
    }

    @Test
    void repeatsTheAnswerThatLeavesTheEffectOpenWhenTheJournalDoesNotKnowEither() {
        run(claim(next)).keepOpen(UNKNOWN).join();
        effect(2);

        assertThat(told(claim(next))).contains("unknown");
    }

    @Test
    void refusesAnotherRequestWithTheKeyOfARunThatIsOver() {
        claim(ended);

        assertThat(next.claim(ANOTHER, WAITING).join()).isEqualTo(new Claim.Reused());
    }

    @Test
    void remembersTheFirstRunWhenALaterOneHadNoEffect() {
        claim(ended);
        run(claim(next)).release(UNKNOWN).join();

        assertThat(claim(next)).isInstanceOf(Claim.Again.class);
        assertThat(next.claim(ANOTHER, WAITING).join()).isEqualTo(new Claim.Reused());
    }

    @Test
    void doesNotRecordTheAnswerOfARunThatAnotherReplaced() {
        var late = run(claim(ended));
        var repeat = run(claim(next));
        late.keep(UNKNOWN).join();

        repeat.keep(ANSWER).join();

        assertThat(told(claim(next))).contains("answer");
    }
}
