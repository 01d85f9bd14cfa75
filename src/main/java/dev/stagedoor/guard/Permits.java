package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.guard.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Permits of one ask: all that it needs, or none. One thread acquires them; any thread may settle them, once. */
final class Permits {

    private final Ask ask;
    private final Policy.@Nullable Permit[] acquired;
    private final long begun = System.nanoTime();

    /** Creates a holder that has no permit yet, with room for the given number. */
    Permits(Ask ask, int count) {
        this.ask = ask;
        this.acquired = new Policy.Permit[count];
    }

    /**
     * Acquires a permit of each policy. If one refuses, gives the others back and returns the outcome; null otherwise.
     */
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
     * @param outcome the outcome of the ask; null if it was not sent or the caller canceled it
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
