package dev.stagedoor.guard.policy;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import io.github.resilience4j.bulkhead.Bulkhead;

/** Limits the asks in flight to all actors of a type, with a Resilience4j bulkhead. */
public final class TypeBulkhead implements Policy {

    private static final Refusal TOO_MANY = new Refusal(new Outcome.Overloaded(Outcome.Limit.TYPE));

    private final Bulkhead bulkhead;
    private final Permit permit;

    public TypeBulkhead(Bulkhead bulkhead) {
        this.bulkhead = bulkhead;
        this.permit = (ask, outcome, nanos) -> bulkhead.onComplete();
    }

    @Override
    public Decision decide(Ask ask) {
        return bulkhead.tryAcquirePermission() ? permit : TOO_MANY;
    }
}
