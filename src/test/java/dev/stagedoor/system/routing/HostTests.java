package dev.stagedoor.system.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Defers actions while the host is silent, and runs them in order. */
final class HostTests {

    private final Host host = new Host("elsewhere");
    private final List<String> order = new ArrayList<>();

    @Test
    void defersNothingWhileItIsUp() {
        assertThat(host.defers(() -> order.add("sent"))).isFalse();
        assertThat(order).isEmpty();
    }

    @Test
    void runsNewActionsBehindDeferredOnes() {
        host.fallSilent(Duration.ZERO);
        host.defers(() -> {
            order.add("first");
            CompletableFuture.supplyAsync(() -> host.defers(() -> order.add("newcomer")))
                    .join();
        });
        host.defers(() -> order.add("second"));

        host.speak();

        assertThat(order).containsExactly("first", "second", "newcomer");
        assertThat(host.defers(() -> order.add("late"))).isFalse();
    }

    @Test
    void runsADeferredActionWithoutDeferringItAgain() {
        host.fallSilent(Duration.ZERO);
        host.defers(() -> order.add(host.defers(() -> {}) ? "waits" : "sent"));

        host.speak();

        assertThat(order).containsExactly("sent");
    }

    @Test
    void keepsTheOtherActionsWhenItFallsSilentAgain() {
        host.fallSilent(Duration.ZERO);
        host.defers(() -> {
            order.add("first");
            host.fallSilent(Duration.ZERO);
        });
        host.defers(() -> order.add("second"));

        host.speak();

        assertThat(order).containsExactly("first");
        host.speak();
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void runsNothingWhenItIsGoneUntilItIsForgotten() {
        host.leave(Duration.ZERO);
        host.defers(() -> order.add("moved"));
        host.speak();
        assertThat(order).isEmpty();

        host.forget();

        assertThat(order).containsExactly("moved");
    }
}
