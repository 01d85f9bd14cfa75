package dev.stagedoor.system.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class ShardHomesTests {

    private static final String HERE = "pekko://name@127.0.0.1:1";
    private static final String THERE = "pekko://name@127.0.0.1:2";

    private static final Duration OUTAGE = Duration.ofMinutes(1);

    private final ShardHomes shardHomes = ShardHomes.whereDecided();

    @Test
    void knowsTheHostOfAShard() {
        shardHomes.settle("counter", "7", HERE);
        shardHomes.settle("counter", "8", THERE);

        assertThat(shardHomes.of("counter", "7")).isEqualTo(shardHomes.host(HERE));
        assertThat(shardHomes.of("counter", "9")).isNull();
        assertThat(shardHomes.count("counter", THERE)).isEqualTo(1);
    }

    @Test
    void reportsAGoneHostAndKeepsItsShardsUntilItIsForgotten() {
        var gone = new ArrayList<Host>();
        shardHomes.settle("counter", "7", HERE);
        shardHomes.onGone(gone::add);

        var host = shardHomes.leave(HERE, Duration.ZERO);

        assertThat(gone).containsExactly(host);
        assertThat(shardHomes.of("counter", "7")).isEqualTo(host);
        assertThat(shardHomes.open(HERE)).isFalse();
        assertThat(host.defers(() -> {})).isTrue();
    }

    @Test
    void forgetsAHostWithItsShards() {
        shardHomes.settle("counter", "7", HERE);
        var host = shardHomes.leave(HERE, Duration.ZERO);

        shardHomes.forget(host);

        assertThat(shardHomes.of("counter", "7")).isNull();
        assertThat(host.defers(() -> {})).isFalse();
    }

    @Test
    void takesANewProcessAtAnAddressForAnotherHost() {
        var first = shardHomes.leave(HERE, Duration.ZERO);
        shardHomes.arrive(HERE);

        shardHomes.forget(first);

        assertThat(shardHomes.open(HERE)).isTrue();
        assertThat(shardHomes.host(HERE)).isNotEqualTo(first);
    }

    @Test
    void doesNotCallARemovedListener() {
        var gone = new ArrayList<Host>();
        shardHomes.onGone(gone::add).run();

        shardHomes.leave(HERE, Duration.ZERO);

        assertThat(gone).isEmpty();
    }

    @Test
    void knowsSinceWhenAHostIsTheHomeOfAShard() {
        long before = System.nanoTime();

        shardHomes.settle("counter", "7", HERE);

        assertThat(shardHomes.wasHome("counter", "7", before - 1)).isFalse();
        assertThat(shardHomes.wasHome("counter", "7", System.nanoTime())).isTrue();
        assertThat(shardHomes.wasHome("counter", "9", System.nanoTime())).isFalse();
    }

    @Test
    void hasNoHostForAShardOfThisProcess() {
        var learned = ShardHomes.asLearned();
        learned.learn("counter", "7", THERE);

        learned.learn("counter", "7", null);

        assertThat(learned.of("counter", "7")).isNull();
    }

    @Test
    void knowsTheOutageOfShardsOnASilentHost() {
        var learned = ShardHomes.asLearned();
        learned.learn("counter", "7", THERE);

        learned.host(THERE).fallSilent(OUTAGE);

        assertThat(learned.outage("counter", "7")).isPositive().isLessThanOrEqualTo(OUTAGE);
    }

    @Test
    void hasNoOutageOfShardsOnOtherHosts() {
        var learned = ShardHomes.asLearned();
        learned.setHere("pekko://name@127.0.0.1:3");
        learned.learn("counter", "7", HERE);
        learned.learn("counter", "8", null);

        learned.host(THERE).fallSilent(OUTAGE);

        assertThat(learned.outage("counter", "7")).isZero();
        assertThat(learned.outage("counter", "8")).isZero();
        assertThat(learned.of("counter", "8")).isNull();
    }

    @Test
    void hasAnOutageOfShardsThatMayBeOnASilentHost() {
        var learned = ShardHomes.asLearned();

        learned.host(THERE).fallSilent(OUTAGE);

        assertThat(learned.outage("counter", "9")).isPositive();
    }

    @Test
    void hasNoOutageOnceASilentHostIsHeardOfAgain() {
        var learned = ShardHomes.asLearned();
        learned.learn("counter", "7", THERE);
        learned.host(THERE).fallSilent(OUTAGE);

        learned.host(THERE).speak();

        assertThat(learned.outage("counter", "7")).isZero();
    }

    @Test
    void keepsTheOutageAfterTheHostIsForgotten() {
        var learned = ShardHomes.asLearned();
        learned.learn("counter", "7", THERE);
        var host = learned.leave(THERE, OUTAGE);

        learned.forget(host);

        assertThat(learned.outage("counter", "7")).isPositive();
        assertThat(learned.of("counter", "7")).isNull();
    }

    @Test
    void hasNoOutageOnceAnotherHostHasAnswered() {
        var learned = ShardHomes.asLearned();
        learned.learn("counter", "7", THERE);
        learned.forget(learned.leave(THERE, OUTAGE));

        learned.learn("counter", "7", HERE);

        assertThat(learned.outage("counter", "7")).isZero();
    }

    @Test
    void defersActionsForASilentHostInOrder() {
        var done = new ArrayList<String>();
        var host = shardHomes.host(HERE);
        host.fallSilent(Duration.ZERO);
        host.defers(() -> done.add("first"));
        host.defers(() -> done.add("second"));

        host.speak();

        assertThat(done).containsExactly("first", "second");
        assertThat(host.defers(() -> {})).isFalse();
    }
}
