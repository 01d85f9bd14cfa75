package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The permits of one ask: all that it needs, or none. Acquired by one thread, and settled by any. */
final class Permits {

    private final Ask ask;
    private final Policy.@Nullable Permit[] acquired;
    private final long begun = System.nanoTime();

    /** None yet, of as many as there may be. */
    Permits(Ask ask, int most) {
        this.ask = ask;
        this.acquired = new Policy.Permit[most];
    }

    /** Acquires a permit of each policy; if one refuses, gives back the others and returns what the caller is told. */
    @Nullable
    Outcome acquire(List<Policy> policies) {
        for (int i = 0; i < acquired.length; i++) {
            switch (policies.get(i).decide(ask)) {
                case Policy.Permit permit -> acquired[i] = permit;
                case Policy.Refusal(var outcome) -> {
                    settle(null);
                    return outcome;
                }
            }
        }
        return null;
    }

    /**
     * Gives all permits back.
     *
     * @param outcome what came of the ask; null if it was not sent, or the caller went away
     */
    void settle(@Nullable Outcome outcome) {
        long nanos = System.nanoTime() - begun;
        for (int i = acquired.length - 1; i >= 0; i--) {
            var permit = acquired[i];
            if (permit != null) {
                permit.settle(ask, outcome, nanos);
            }
        }
    }
}
