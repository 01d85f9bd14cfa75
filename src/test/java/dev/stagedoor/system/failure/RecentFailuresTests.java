package dev.stagedoor.system.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.inspect.ActorFailure;
import dev.stagedoor.inspect.FailureCause;
import dev.stagedoor.inspect.FailureQuery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RecentFailuresTests {

    private static final int CAPACITY = 3;

    private final RecentFailures recent = new RecentFailures(CAPACITY, List.of("seat"));

    private static ActorFailure failureOf(String id) {
        return new ActorFailure(Instant.now(), "seat", id, FailureCause.UNHANDLED, "reserve", null, null, Executed.NO);
    }

    @Test
    void keepsTheLastFailuresWithTheNewestFirst() {
        List.of("a", "b", "c", "d").forEach(id -> recent.add(failureOf(id)));

        assertThat(recent.find(FailureQuery.newest(10)))
                .extracting(ActorFailure::id)
                .containsExactly("d", "c", "b");
        assertThat(recent.find(FailureQuery.newest(1)))
                .extracting(ActorFailure::id)
                .containsExactly("d");
    }

    @Test
    void keepsNothingWhenThereIsNoRoom() {
        var none = new RecentFailures(0, List.of("seat"));

        none.add(failureOf("a"));

        assertThat(none.find(FailureQuery.newest(10))).isEmpty();
    }

    @Test
    void findsTheFailuresOfAnActor() {
        var first = failureOf("a");
        var last = failureOf("a");
        List.of(first, failureOf("b"), last).forEach(recent::add);

        assertThat(recent.find(new FailureQuery("seat", "a", FailureCause.UNHANDLED, 10)))
                .containsExactly(last, first);
        assertThat(recent.find(FailureQuery.last("seat", "a"))).containsExactly(last);
        assertThat(recent.find(FailureQuery.last("seat", "c"))).isEmpty();
        assertThat(recent.find(new FailureQuery("seat", "a", FailureCause.FAILED, 10)))
                .isEmpty();
    }

    @Test
    void countsAllFailuresByTypeAndCause() {
        var meters = new SimpleMeterRegistry();
        recent.counts().bindTo(meters);

        IntStream.range(0, 5).forEach(number -> recent.add(failureOf("a")));

        assertThat(meters.get("stagedoor.actor.failures")
                        .tags("type", "seat", "cause", "unhandled")
                        .functionCounter()
                        .count())
                .isEqualTo(5);
        assertThat(meters.get("stagedoor.actor.failures")
                        .tags("type", "-", "cause", "dead-letter")
                        .functionCounter()
                        .count())
                .isZero();
    }

    @Test
    void takesFailuresFromManyThreads() {
        var meters = new SimpleMeterRegistry();
        recent.counts().bindTo(meters);
        var threads = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 1_000).forEach(number -> recent.add(failureOf("a")))))
                .toList();

        threads.forEach(CompletableFuture::join);

        assertThat(recent.find(FailureQuery.newest(10))).hasSize(CAPACITY);
        assertThat(meters.get("stagedoor.actor.failures")
                        .tags("type", "seat", "cause", "unhandled")
                        .functionCounter()
                        .count())
                .isEqualTo(8_000);
    }
}
