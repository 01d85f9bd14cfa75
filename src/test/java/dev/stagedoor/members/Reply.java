package dev.stagedoor.members;

import dev.stagedoor.testkit.fixture.Asked;
import dev.stagedoor.testkit.fixture.Asked.Verdict;
import dev.stagedoor.testkit.fixture.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Result of one ask.
 *
 * @param member the address of the member that was asked
 * @param actor the actor
 * @param operation the operation on an account; null if a counter was asked
 * @param asked what the account's answer means; null if a counter was asked
 * @param status the status of the answer; 0 if there was none
 * @param count what a counter replied; 0 if there was no reply, or an account was asked
 * @param problem what went wrong; empty if nothing did
 * @param sentAt when the ask was sent, as of {@link System#nanoTime()}
 * @param answeredAt when the result was known, as of {@link System#nanoTime()}
 */
record Reply(
        String member,
        String actor,
        @Nullable Operation operation,
        @Nullable Asked asked,
        int status,
        long count,
        String problem,
        long sentAt,
        long answeredAt) {

    /** Returns whether the actor did what it was asked, or refused it. */
    boolean isAnswered() {
        return asked == null ? status == 200 : asked.verdict() == Verdict.KEPT || asked.verdict() == Verdict.REFUSED;
    }

    boolean isDurable() {
        return operation != null;
    }

    Instant sent() {
        return Instant.now().minusNanos(System.nanoTime() - sentAt);
    }

    long nanos() {
        return answeredAt - sentAt;
    }

    @Override
    public String toString() {
        return "%s to %s at %s: %s %s after %s ms"
                .formatted(sent(), actor, member, status, problem, nanos() / 1_000_000);
    }
}
