package dev.stagedoor.members;

import dev.stagedoor.durability.Asked;
import dev.stagedoor.durability.Asked.Verdict;
import dev.stagedoor.durability.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What became of one ask.
 *
 * @param member the address of the member that was asked
 * @param actor the actor
 * @param operation what was asked of an account; null if a counter was asked
 * @param asked what the account's answer means; null if a counter was asked
 * @param status of the answer; 0 if there was none
 * @param count what a counter replied; 0 if there was no reply, or an account was asked
 * @param problem what went wrong; empty if nothing did
 * @param sentAt when it was sent, by this process's clock
 * @param answeredAt when that was known
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

    /** Whether the actor did, or refused, what it was asked. */
    boolean isAnswered() {
        return asked == null ? status == 200 : asked.verdict() == Verdict.KEPT || asked.verdict() == Verdict.REFUSED;
    }

    boolean isDurable() {
        return operation != null;
    }

    long nanos() {
        return answeredAt - sentAt;
    }

    @Override
    public String toString() {
        return "%s %s: %d %s (%d ms)".formatted(member, actor, status, problem, nanos() / 1_000_000)
                + java.time.Instant.now().minusNanos(System.nanoTime() - sentAt);
    }
}
