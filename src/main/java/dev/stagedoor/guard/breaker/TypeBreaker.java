package dev.stagedoor.guard.breaker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Verdict;
import dev.stagedoor.guard.policy.Policy;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/**
 * Circuit breaker of an actor type. Within one window, and within one period of the breaker, all failures of one actor
 * count as one, so that a single failing actor cannot open it.
 */
public final class TypeBreaker implements Policy {

    private static final int MAX_FAILED_ACTORS = 10_000;

    private final Breaker breaker;
    private final Cache<String, Boolean> failedActors;

    public TypeBreaker(CircuitBreaker breaker) {
        var log = new BreakerLog(Outcome.Scope.TYPE, breaker.getName());
        this.breaker = new Breaker(breaker, state -> {
            clearFailedActors();
            log.transition(state);
        });
        this.failedActors = Caffeine.newBuilder()
                .expireAfterWrite(this.breaker.window())
                .maximumSize(MAX_FAILED_ACTORS)
                .executor(Runnable::run)
                .build();
    }

    private void clearFailedActors() {
        failedActors.invalidateAll();
    }

    @Override
    public Decision decide(Ask ask) {
        var period = breaker.enter();
        if (period == null) {
            return new Refusal(breaker.refusal(Outcome.Scope.TYPE));
        }
        var permit = new Entered(period);
        return period.isHalfOpen() ? Probe.of(ask, permit) : permit;
    }

    private final class Entered implements Permit {

        private final Breaker.Period period;

        Entered(Breaker.Period period) {
            this.period = period;
        }

        @Override
        public void settle(Ask ask, @Nullable Outcome outcome, long nanos) {
            var verdict = AskVerdict.of(ask, outcome, nanos);
            switch (verdict) {
                case HEALTHY -> breaker.succeed(period, nanos);
                case FAILED, LATE -> fail(ask, verdict, nanos);
                case UNKNOWN -> breaker.release(period);
            }
        }

        private void fail(Ask ask, Verdict verdict, long nanos) {
            if (breaker.isPresent(period)
                    && failedActors.asMap().putIfAbsent(ask.address().id(), true) == null) {
                breaker.fail(period, nanos, verdict);
            } else {
                breaker.release(period);
            }
        }
    }

    public BreakerStatus status() {
        var metrics = breaker.metrics();
        return new BreakerStatus(
                BreakerStatus.word(breaker.period().state()),
                metrics.getFailureRate(),
                metrics.getNumberOfBufferedCalls(),
                metrics.getNumberOfFailedCalls(),
                metrics.getNumberOfNotPermittedCalls(),
                breaker.retryAfterSeconds());
    }
}
