package dev.stagedoor.system.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Defers actions while the host is unreachable, and runs them in order. */
final class HostTests {

    private final Host host = new Host("elsewhere");
    private final List<String> order = new ArrayList<>();

    @Test
    void defersNothingWhileItIsReachable() {
        assertThat(host.defers(() -> order.add("sent"))).isFalse();
        assertThat(order).isEmpty();
    }

    @Test
    void runsNewActionsBehindDeferredOnes() {
        host.markUnreachable(Duration.ZERO);
        host.defers(() -> {
            order.add("first");
            CompletableFuture.supplyAsync(() -> host.defers(() -> order.add("newcomer")))
                    .join();
        });
        host.defers(() -> order.add("second"));

        host.markReachable();

        assertThat(order).containsExactly("first", "second", "newcomer");
        assertThat(host.defers(() -> order.add("late"))).isFalse();
    }

    @Test
    void runsADeferredActionWithoutDeferringItAgain() {
        host.markUnreachable(Duration.ZERO);
        host.defers(() -> order.add(host.defers(() -> {}) ? "waits" : "sent"));

        host.markReachable();

        assertThat(order).containsExactly("sent");
    }

    @Test
    void keepsTheOtherActionsWhenItBecomesUnreachableAgain() {
        host.markUnreachable(Duration.ZERO);
        host.defers(() -> {
            order.add("first");
            host.markUnreachable(Duration.ZERO);
        });
        host.defers(() -> order.add("second"));

        host.markReachable();

        assertThat(order).containsExactly("first");
        host.markReachable();
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void runsNothingWhenItIsGoneUntilItIsForgotten() {
        host.markGone(Duration.ZERO);
        host.defers(() -> order.add("moved"));
        host.markReachable();
        assertThat(order).isEmpty();

        host.forget();

        assertThat(order).containsExactly("moved");
    }
}
