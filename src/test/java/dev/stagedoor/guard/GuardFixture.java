package dev.stagedoor.guard;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import dev.stagedoor.tracing.Tracing;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Guarded stage whose asks the test answers. */
@SuppressWarnings("FutureReturnValueIgnored") // the tests check the guard, not these outcomes
final class GuardFixture {

    static final Duration OPEN = Duration.ofSeconds(10);

    /** Within the tolerance of the verdict on asks, so that every ask counts as having waited long enough. */
    static final Duration DEFAULT_WAIT = Duration.ofMillis(100);

    private static final Source SOURCE = new Source("any", new byte[0], Map.of());

    final Deque<CompletableFuture<Outcome>> sent = new ArrayDeque<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    final CircuitBreaker breaker = CircuitBreaker.of("counter", config(4, 4, 2));
    final Bulkhead bulkhead;
    final GuardedStage stage;

    GuardFixture() {
        this(100, 10, 100);
    }

    GuardFixture(int asks, int asksPerActor, int callerShare) {
        bulkhead = Bulkhead.of(
                "counter",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(asks)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        stage = new GuardedStage(
                this::send,
                Tracing.NONE,
                Map.of(
                        "counter",
                        new TypeGuard(
                                this::send,
                                breaker,
                                config(10, 3, 1),
                                bulkhead,
                                new GuardProperties(asksPerActor, callerShare))));
    }

    private CircuitBreakerConfig config(int window, int fewest, int probes) {
        return CircuitBreakerConfig.custom()
                .clock(((InstantSource) now::get).withZone(ZoneOffset.UTC))
                .slidingWindow(window, fewest, SlidingWindowType.COUNT_BASED)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(probes)
                .build();
    }

    private CompletableFuture<Outcome> send(Ask ask) {
        var outcome = new CompletableFuture<Outcome>();
        sent.add(outcome);
        return outcome;
    }

    /** Sends an ask and leaves it in flight. */
    CompletableFuture<Outcome> ask(String id) {
        return ask(id, null);
    }

    CompletableFuture<Outcome> ask(String id, @Nullable String caller) {
        return request(id, new Request.Question(replyTo -> "any", SOURCE), caller, DEFAULT_WAIT);
    }

    /** Sends an ask whose caller waits less than the default wait. */
    CompletableFuture<Outcome> askImpatiently(String id) {
        return request(id, new Request.Question(replyTo -> "any", SOURCE), null, Duration.ofDays(1));
    }

    CompletableFuture<Outcome> tell(String id) {
        return request(id, new Request.Tell("any", SOURCE), null, DEFAULT_WAIT);
    }

    CompletableFuture<Outcome> stop(String id) {
        return request(id, new Request.Stop(), null, DEFAULT_WAIT);
    }

    private CompletableFuture<Outcome> request(
            String id, Request request, @Nullable String caller, Duration defaultWait) {
        var deadline = Deadline.in(Duration.ofSeconds(5));
        return stage.ask(new Ask(new Address("counter", id), request, deadline, defaultWait, caller, Origin.PLAIN));
    }

    /** Completes the ask that was sent last. */
    void answer(Outcome outcome) {
        sent.removeLast().complete(outcome);
    }

    /** Sends that many asks to one actor, each with the outcome. */
    void ask(String id, int times, Outcome outcome) {
        for (int time = 0; time < times; time++) {
            ask(id);
            answer(outcome);
        }
    }

    /** Sends one ask to each of that many actors, each with the outcome. */
    void askMany(int actors, Outcome outcome) {
        for (int actor = 0; actor < actors; actor++) {
            ask("actor-" + actor);
            answer(outcome);
        }
    }

    /** Moves the clock on, so that open breakers permit asks again. */
    void passTime() {
        now.updateAndGet(instant -> instant.plus(OPEN).plusMillis(1));
    }

    String state() {
        return stage.of("counter").state();
    }
}
