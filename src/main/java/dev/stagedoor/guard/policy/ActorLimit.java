package dev.stagedoor.guard.policy;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;

/** Limits the asks in flight to each actor of a type. */
public final class ActorLimit implements Policy {

    private static final Refusal TOO_MANY = new Refusal(new Outcome.Overloaded(Outcome.Limit.ACTOR));

    private final int limit;
    private final InFlight inFlight = new InFlight();
    private final Permit permit =
            (ask, outcome, nanos) -> inFlight.end(ask.address().id());

    public ActorLimit(int limit) {
        this.limit = limit;
    }

    @Override
    public Decision decide(Ask ask) {
        return inFlight.begin(ask.address().id(), limit) ? permit : TOO_MANY;
    }
}
