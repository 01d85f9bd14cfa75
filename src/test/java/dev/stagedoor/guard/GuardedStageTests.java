package dev.stagedoor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import dev.stagedoor.ask.Stage;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("FutureReturnValueIgnored") // what an ask came to shows elsewhere
final class GuardedStageTests {

    private static final Outcome REPLIED = new Outcome.Replied("fine");
    private static final Outcome FAILED = new Outcome.Failed(Executed.UNKNOWN);
    private static final Duration OPEN = Duration.ofMillis(300);

    private final Deque<CompletableFuture<Outcome>> sent = new ArrayDeque<>();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "counter",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(4)
                    .minimumNumberOfCalls(4)
                    .waitDurationInOpenState(OPEN)
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .maxWaitDurationInHalfOpenState(OPEN)
                    .build());
    private static final Source SOURCE = new Source("any", new byte[0], Map.of());

    private final Bulkhead bulkhead = Bulkhead.of(
            "counter",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(3)
                    .maxWaitDuration(Duration.ZERO)
                    .build());
    private final GuardedStage stage = guarded(ask -> {
        var outcome = new CompletableFuture<Outcome>();
        sent.add(outcome);
        return outcome;
    });

    private GuardedStage guarded(Stage inner) {
        return new GuardedStage(inner, Map.of("counter", new TypeGuard(inner, breaker, bulkhead, new ActorLimit(2))));
    }

    private CompletableFuture<Outcome> ask(String id) {
        return request(id, new Request.Question(replyTo -> "any", SOURCE));
    }

    private CompletableFuture<Outcome> request(String id, Request request) {
        return stage.ask(new Ask(new Address("counter", id), request, Deadline.in(Duration.ofSeconds(5)), null));
    }

    private void askAll(int times, Outcome outcome) {
        IntStream.range(0, times).forEach(index -> {
            ask("a");
            sent.removeLast().complete(outcome);
        });
    }

    static Outcome[] failures() {
        return new Outcome[] {
            FAILED,
            new Outcome.Failed(Executed.NO),
            new Outcome.Unreachable(),
            new Outcome.DeadlineExceeded(Executed.NO),
            new Outcome.DeadlineExceeded(Executed.UNKNOWN)
        };
    }

    @ParameterizedTest
    @MethodSource("failures")
    void opensWhenTooManyAsksFail(Outcome failure) {
        askAll(4, failure);

        assertThat(ask("a").join()).isInstanceOf(Outcome.CircuitOpen.class);
        assertThat(sent).isEmpty();
    }

    static Outcome[] answers() {
        return new Outcome[] {REPLIED, new Outcome.Rejected("no"), new Outcome.Unhandled()};
    }

    @ParameterizedTest
    @MethodSource("answers")
    void staysClosedWhenActorsAnswer(Outcome answer) {
        askAll(8, answer);

        assertThat(stage.of("counter")).isEqualTo(new BreakerStatus("closed", 0, 4, 0, 0));
    }

    @Test
    void saysHowLongTheBreakerStaysOpen() {
        askAll(4, FAILED);

        var open = (Outcome.CircuitOpen) ask("a").join();

        assertThat(open.remaining()).isPositive().isLessThanOrEqualTo(OPEN);
    }

    @Test
    void closesWhenAsksSucceedOnceItIsHalfOpen() {
        askAll(4, FAILED);

        awaitHalfOpen();
        sent.removeLast().complete(REPLIED);
        askAll(1, REPLIED);

        assertThat(stage.of("counter").state()).isEqualTo("closed");
    }

    @Test
    void opensAgainWhenHalfOpenAsksDoNotComeBack() {
        askAll(4, FAILED);
        awaitHalfOpen();
        ask("b");

        Awaitility.await().until(() -> stage.of("counter").state(), "open"::equals);

        assertThat(sent).hasSize(2);
    }

    @Test
    void givesAHalfOpenPermitBackWhenTheCallerGoesAway() {
        askAll(4, FAILED);
        var abandoned = awaitHalfOpen();

        abandoned.cancel(false);
        sent.clear();
        askAll(2, REPLIED);

        assertThat(stage.of("counter").state()).isEqualTo("closed");
    }

    /** The first ask that is let through once the breaker is half-open. */
    private CompletableFuture<Outcome> awaitHalfOpen() {
        return Awaitility.await().until(() -> ask("a"), outcome -> !outcome.isDone());
    }

    @Test
    void countsNothingWhenTheCallerGoesAway() {
        IntStream.range(0, 8).forEach(index -> {
            ask("a").cancel(false);
            sent.removeLast().complete(FAILED);
        });

        assertThat(stage.of("counter").asks()).isZero();
        assertThat(bulkhead.getMetrics().getAvailableConcurrentCalls()).isEqualTo(3);
    }

    @Test
    void refusesWhenTooManyAsksToTheTypeAreInFlight() {
        ask("a");
        ask("b");
        ask("c");

        var outcome = ask("d").join();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Overloaded.class,
                        overloaded -> assertThat(overloaded.what()).contains("counter"));
    }

    @Test
    void refusesWhenTooManyAsksToOneActorAreInFlight() {
        ask("a");
        ask("a");

        var outcome = ask("a").join();

        assertThat(outcome).isEqualTo(new Outcome.Overloaded("this actor"));
        assertThat(ask("b")).isNotDone();
    }

    @Test
    void letsAsksInAgainWhenOthersAreAnswered() {
        ask("a");
        ask("a");
        sent.removeLast().complete(REPLIED);

        assertThat(ask("a")).isNotDone();
    }

    @Test
    void refusesTellsWhileItIsOpen() {
        askAll(4, FAILED);

        var outcome = request("a", new Request.Tell("any", SOURCE)).join();

        assertThat(outcome).isInstanceOf(Outcome.CircuitOpen.class);
    }

    @Test
    void countsNoTells() {
        request("a", new Request.Tell("any", SOURCE));

        sent.removeLast().complete(new Outcome.Told());

        assertThat(stage.of("counter").asks()).isZero();
    }

    @Test
    void stopsActorsEvenWhileItIsOpen() {
        askAll(4, FAILED);

        request("a", new Request.Stop());

        assertThat(sent).hasSize(1);
    }

    @Test
    void hasReckonedWithAnOutcomeBeforeTheCallerHearsOfIt() {
        askAll(3, FAILED);
        var stateSeen = ask("a").thenApply(outcome -> stage.of("counter").state());

        sent.removeLast().complete(FAILED);

        assertThat(stateSeen.join()).isEqualTo("open");
    }
}
