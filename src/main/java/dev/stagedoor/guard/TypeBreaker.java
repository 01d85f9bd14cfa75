package dev.stagedoor.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/**
 * Refuses asks to all actors of a type while many of them fail. The failures of one actor weigh as one, however many there
 * are: within a window, and within a period of the breaker, an actor is counted once.
 */
final class TypeBreaker implements Policy {

    private static final int MOST_COUNTED = 10_000;

    private final Breaker breaker;
    private final Cache<String, Boolean> counted;

    TypeBreaker(CircuitBreaker breaker) {
        var log = new BreakerLog(Outcome.Scope.TYPE, breaker.getName());
        this.breaker = new Breaker(breaker, state -> {
            forget();
            log.transition(state);
        });
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(this.breaker.window())
                .maximumSize(MOST_COUNTED)
                .executor(Runnable::run)
                .build();
    }

    private void forget() {
        counted.invalidateAll();
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
            var verdict = Verdict.of(ask, outcome, nanos);
            switch (verdict) {
                case HEALTHY -> breaker.succeed(period, nanos);
                case FAILED, LATE -> fail(ask, verdict, nanos);
                case UNKNOWN -> breaker.release(period);
            }
        }

        private void fail(Ask ask, Verdict verdict, long nanos) {
            if (breaker.isPresent(period)
                    && counted.asMap().putIfAbsent(ask.address().id(), true) == null) {
                breaker.fail(period, nanos, verdict);
            } else {
                breaker.release(period);
            }
        }
    }

    BreakerStatus status() {
        var metrics = breaker.metrics();
        return new BreakerStatus(
                BreakerStatus.word(breaker.period().state()),
                metrics.getFailureRate(),
                metrics.getNumberOfBufferedCalls(),
                metrics.getNumberOfFailedCalls(),
                metrics.getNumberOfNotPermittedCalls());
    }
}
