package dev.stagedoor.system.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class ShardLocationsTests {

    private static final String HERE = "pekko://name@127.0.0.1:1";
    private static final String THERE = "pekko://name@127.0.0.1:2";

    private static final Duration OUTAGE = Duration.ofMinutes(1);

    private final ShardLocations shardLocations = ShardLocations.authoritative();

    @Test
    void knowsTheHostOfAShard() {
        shardLocations.allocate("counter", "7", HERE);
        shardLocations.allocate("counter", "8", THERE);

        assertThat(shardLocations.of("counter", "7")).isEqualTo(shardLocations.host(HERE));
        assertThat(shardLocations.of("counter", "9")).isNull();
        assertThat(shardLocations.count("counter", THERE)).isEqualTo(1);
    }

    @Test
    void reportsAGoneHostAndKeepsItsShardsUntilItIsForgotten() {
        var gone = new ArrayList<Host>();
        shardLocations.allocate("counter", "7", HERE);
        shardLocations.onGone(gone::add);

        var host = shardLocations.markGone(HERE, Duration.ZERO);

        assertThat(gone).containsExactly(host);
        assertThat(shardLocations.of("counter", "7")).isEqualTo(host);
        assertThat(shardLocations.canHost(HERE)).isFalse();
        assertThat(host.defers(() -> {})).isTrue();
    }

    @Test
    void forgetsAHostWithItsShards() {
        shardLocations.allocate("counter", "7", HERE);
        var host = shardLocations.markGone(HERE, Duration.ZERO);

        shardLocations.forget(host);

        assertThat(shardLocations.of("counter", "7")).isNull();
        assertThat(host.defers(() -> {})).isFalse();
    }

    @Test
    void takesANewProcessAtAnAddressForAnotherHost() {
        var first = shardLocations.markGone(HERE, Duration.ZERO);
        shardLocations.addHost(HERE);

        shardLocations.forget(first);

        assertThat(shardLocations.canHost(HERE)).isTrue();
        assertThat(shardLocations.host(HERE)).isNotEqualTo(first);
    }

    @Test
    void doesNotCallARemovedListener() {
        var gone = new ArrayList<Host>();
        shardLocations.onGone(gone::add).run();

        shardLocations.markGone(HERE, Duration.ZERO);

        assertThat(gone).isEmpty();
    }

    @Test
    void knowsSinceWhenAHostHasAShard() {
        long before = System.nanoTime();

        shardLocations.allocate("counter", "7", HERE);

        assertThat(shardLocations.wasAllocated("counter", "7", before - 1)).isFalse();
        assertThat(shardLocations.wasAllocated("counter", "7", System.nanoTime()))
                .isTrue();
        assertThat(shardLocations.wasAllocated("counter", "9", System.nanoTime()))
                .isFalse();
    }

    @Test
    void hasNoHostForAShardOfThisProcess() {
        var learned = ShardLocations.learned();
        learned.learn("counter", "7", THERE);

        learned.learn("counter", "7", null);

        assertThat(learned.of("counter", "7")).isNull();
    }

    @Test
    void knowsTheOutageOfShardsOnAnUnreachableHost() {
        var learned = ShardLocations.learned();
        learned.learn("counter", "7", THERE);

        learned.host(THERE).markUnreachable(OUTAGE);

        assertThat(learned.outage("counter", "7")).isPositive().isLessThanOrEqualTo(OUTAGE);
    }

    @Test
    void hasNoOutageOfShardsOnOtherHosts() {
        var learned = ShardLocations.learned();
        learned.setSelfAddress("pekko://name@127.0.0.1:3");
        learned.learn("counter", "7", HERE);
        learned.learn("counter", "8", null);

        learned.host(THERE).markUnreachable(OUTAGE);

        assertThat(learned.outage("counter", "7")).isZero();
        assertThat(learned.outage("counter", "8")).isZero();
        assertThat(learned.of("counter", "8")).isNull();
    }

    @Test
    void hasAnOutageOfShardsThatMayBeOnAnUnreachableHost() {
        var learned = ShardLocations.learned();

        learned.host(THERE).markUnreachable(OUTAGE);

        assertThat(learned.outage("counter", "9")).isPositive();
    }

    @Test
    void hasNoOutageOnceAnUnreachableHostIsReachableAgain() {
        var learned = ShardLocations.learned();
        learned.learn("counter", "7", THERE);
        learned.host(THERE).markUnreachable(OUTAGE);

        learned.host(THERE).markReachable();

        assertThat(learned.outage("counter", "7")).isZero();
    }

    @Test
    void keepsTheOutageAfterTheHostIsForgotten() {
        var learned = ShardLocations.learned();
        learned.learn("counter", "7", THERE);
        var host = learned.markGone(THERE, OUTAGE);

        learned.forget(host);

        assertThat(learned.outage("counter", "7")).isPositive();
        assertThat(learned.of("counter", "7")).isNull();
    }

    @Test
    void hasNoOutageOnceAnotherHostHasAnswered() {
        var learned = ShardLocations.learned();
        learned.learn("counter", "7", THERE);
        learned.forget(learned.markGone(THERE, OUTAGE));

        learned.learn("counter", "7", HERE);

        assertThat(learned.outage("counter", "7")).isZero();
    }

    @Test
    void defersActionsForAnUnreachableHostInOrder() {
        var done = new ArrayList<String>();
        var host = shardLocations.host(HERE);
        host.markUnreachable(Duration.ZERO);
        host.defers(() -> done.add("first"));
        host.defers(() -> done.add("second"));

        host.markReachable();

        assertThat(done).containsExactly("first", "second");
        assertThat(host.defers(() -> {})).isFalse();
    }
}
