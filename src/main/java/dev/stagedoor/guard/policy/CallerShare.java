package dev.stagedoor.guard.policy;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import io.github.resilience4j.bulkhead.Bulkhead;
import java.util.Objects;

/**
 * Limits the asks in flight of each caller to a share of a type's bulkhead. All unknown callers together may use the
 * whole bulkhead except one share, so that they always leave room for a known caller.
 */
public final class CallerShare implements Policy {

    private static final String UNKNOWN = "";
    private static final Refusal TOO_MANY = new Refusal(new Outcome.Overloaded(Outcome.Limit.CALLER));

    private final Bulkhead bulkhead;
    private final int percent;
    private final InFlight inFlight = new InFlight();
    private final Permit permit = (ask, outcome, nanos) -> inFlight.end(key(ask));

    /** Limits each caller to the given share, in percent from 1 to 99. */
    public CallerShare(Bulkhead bulkhead, int percent) {
        this.bulkhead = bulkhead;
        this.percent = percent;
    }

    @Override
    public Decision decide(Ask ask) {
        var key = key(ask);
        return inFlight.begin(key, limit(key)) ? permit : TOO_MANY;
    }

    private static String key(Ask ask) {
        return Objects.requireNonNullElse(ask.caller(), UNKNOWN);
    }

    private int limit(String key) {
        int all = bulkhead.getBulkheadConfig().getMaxConcurrentCalls();
        int share = Math.max(1, Math.toIntExact((long) all * percent / 100));
        return key.equals(UNKNOWN) ? Math.max(1, all - share) : share;
    }
}
