package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ClaimQueueTests {

    private static final int AT_ONCE = 256;
    private static final int MOST_WAITING = 10_000;

    private final List<CompletableFuture<String>> made = new ArrayList<>();
    private final ClaimQueue queue = new ClaimQueue(Runnable::run);

    private CompletableFuture<String> claim(String caller) {
        return queue.run(caller, () -> {
            var claim = new CompletableFuture<String>();
            made.add(claim);
            return claim;
        });
    }

    private void claim(String caller, int times) {
        IntStream.range(0, times).forEach(time -> assertThat(claim(caller)).isNotDone());
    }

    @Test
    void startsTheNextClaimWhenOneHasEnded() {
        claim("greedy", AT_ONCE + 1);
        assertThat(made).hasSize(AT_ONCE);

        made.getFirst().complete("made");

        assertThat(made).hasSize(AT_ONCE + 1);
    }

    @Test
    void startsTheClaimOfAnotherCallerBeforeTheRestOfAGreedyOne() {
        claim("greedy", AT_ONCE + 10);
        var modest = claim("modest");

        made.get(0).complete("made");
        made.get(1).complete("made");
        List.copyOf(made.subList(AT_ONCE, AT_ONCE + 2)).forEach(claim -> claim.complete("made"));

        assertThat(modest).isCompletedWithValue("made");
    }

    @Test
    void goesOnWhenAClaimFails() {
        claim("greedy", AT_ONCE);
        var next = claim("greedy");

        made.getFirst().completeExceptionally(new IllegalStateException("failed"));
        made.getLast().complete("made");

        assertThat(next).isCompletedWithValue("made");
    }

    @Test
    void refusesAClaimWhenTooManyWait() {
        claim("greedy", AT_ONCE + MOST_WAITING);

        assertThat(claim("modest"))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);
    }
}
