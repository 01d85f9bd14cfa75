package dev.stagedoor.guard.breaker;

import dev.stagedoor.ask.Outcome.Scope;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the state transitions of one breaker.
 *
 * @param scope what the breaker covers
 * @param name the type, or type and id of the actor; must not need escaping in the log
 */
record BreakerLog(Scope scope, String name) {

    private static final Logger LOG = LoggerFactory.getLogger(BreakerLog.class);

    void transition(State state) {
        switch (state) {
            case OPEN -> LOG.warn("event=breaker-opened scope={} name={}", word(), name);
            case FORCED_OPEN -> LOG.warn("event=breaker-forced-open scope={} name={}", word(), name);
            case CLOSED -> LOG.info("event=breaker-closed scope={} name={}", word(), name);
            case HALF_OPEN -> LOG.debug("event=breaker-half-open scope={} name={}", word(), name);
            case DISABLED, METRICS_ONLY -> LOG.warn("event=breaker-disabled scope={} name={}", word(), name);
        }
    }

    private String word() {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
