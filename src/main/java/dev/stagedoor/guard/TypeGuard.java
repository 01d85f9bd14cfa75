package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Stage;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The guard of one type of actors. Whatever it takes for an ask it gives back exactly once, however the ask ends. */
final class TypeGuard {

    private final Stage stage;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final ActorLimit actors;
    private final OpenPeriod openPeriod;

    TypeGuard(Stage stage, CircuitBreaker breaker, Bulkhead bulkhead, ActorLimit actors) {
        this.stage = stage;
        this.breaker = breaker;
        this.bulkhead = bulkhead;
        this.actors = actors;
        this.openPeriod = OpenPeriod.following(breaker);
    }

    /** Asks for a reply, and reckons what came of it. */
    CompletableFuture<Outcome> question(Ask ask) {
        if (!breaker.tryAcquirePermission()) {
            return completed(new Outcome.CircuitOpen(openPeriod.remaining()));
        }
        if (!bulkhead.tryAcquirePermission()) {
            breaker.releasePermission();
            return completed(
                    new Outcome.Overloaded("actors of the type " + ask.address().type()));
        }
        var id = ask.address().id();
        if (!actors.tryAcquire(id)) {
            bulkhead.releasePermission();
            breaker.releasePermission();
            return completed(new Outcome.Overloaded("this actor"));
        }
        long begun = System.nanoTime();
        return new GuardedAsk(outcome -> {
                    actors.release(id);
                    bulkhead.onComplete();
                    reckon(outcome, System.nanoTime() - begun);
                })
                .following(stage.ask(ask));
    }

    /** Tells, unless the breaker is open. Nothing comes of a tell that could be reckoned. */
    CompletableFuture<Outcome> tell(Ask ask) {
        if (!breaker.tryAcquirePermission()) {
            return completed(new Outcome.CircuitOpen(openPeriod.remaining()));
        }
        breaker.releasePermission();
        return stage.ask(ask);
    }

    /** Counts the outcome; none, if the asker went away, counts as nothing. */
    private void reckon(@Nullable Outcome outcome, long nanos) {
        switch (outcome) {
            case Outcome.Replied replied -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            case Outcome.Rejected rejected -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            case Outcome.Unhandled unhandled -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            case Outcome.Failed failed -> fail("actor-failed", nanos);
            case Outcome.Unreachable unreachable -> fail("actor-unreachable", nanos);
            case Outcome.DeadlineExceeded exceeded -> fail("deadline-exceeded", nanos);
            case Outcome.InvalidId invalid -> breaker.releasePermission();
            // The journal has a breaker of its own, and what one actor persisted says nothing of others.
            case Outcome.JournalFailed failed -> breaker.releasePermission();
            case Outcome.JournalMissing missing -> breaker.releasePermission();
            case Outcome.Unrecoverable unrecoverable -> breaker.releasePermission();
            case Outcome.Told told -> breaker.releasePermission();
            case Outcome.Started started -> breaker.releasePermission();
            case Outcome.Stopped stopped -> breaker.releasePermission();
            case Outcome.Erased erased -> breaker.releasePermission();
            case Outcome.Overloaded overloaded -> breaker.releasePermission();
            case Outcome.CircuitOpen open -> breaker.releasePermission();
            case Outcome.NotReady notReady -> breaker.releasePermission();
            case null -> breaker.releasePermission();
        }
    }

    private void fail(String what, long nanos) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new AskFailure(what));
    }

    BreakerStatus status() {
        var metrics = breaker.getMetrics();
        return new BreakerStatus(
                breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                metrics.getFailureRate(),
                metrics.getNumberOfBufferedCalls(),
                metrics.getNumberOfFailedCalls(),
                metrics.getNumberOfNotPermittedCalls());
    }

    private static CompletableFuture<Outcome> completed(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
