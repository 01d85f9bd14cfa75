package dev.stagedoor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class HomesTests {

    private static final String HERE = "pekko://name@127.0.0.1:1";
    private static final String THERE = "pekko://name@127.0.0.1:2";

    private static final Duration OUTAGE = Duration.ofMinutes(1);

    private final Homes homes = Homes.whereDecided();

    @Test
    void knowsWhereShardsWereSettled() {
        homes.settle("counter", "7", HERE);
        homes.settle("counter", "8", THERE);

        assertThat(homes.of("counter", "7")).isEqualTo(homes.host(HERE));
        assertThat(homes.of("counter", "9")).isNull();
        assertThat(homes.count("counter", THERE)).isEqualTo(1);
    }

    @Test
    void tellsOfAHostThatIsGoneAndKeepsItsShardsUntilItIsForgotten() {
        var gone = new ArrayList<Host>();
        homes.settle("counter", "7", HERE);
        homes.onGone(gone::add);

        var host = homes.leave(HERE, Duration.ZERO);

        assertThat(gone).containsExactly(host);
        assertThat(homes.of("counter", "7")).isEqualTo(host);
        assertThat(homes.open(HERE)).isFalse();
        assertThat(host.defers(() -> {})).isTrue();
    }

    @Test
    void forgetsAHostWithItsShards() {
        homes.settle("counter", "7", HERE);
        var host = homes.leave(HERE, Duration.ZERO);

        homes.forget(host);

        assertThat(homes.of("counter", "7")).isNull();
        assertThat(host.defers(() -> {})).isFalse();
    }

    @Test
    void takesWhoeverComesToAnAddressForSomebodyElse() {
        var first = homes.leave(HERE, Duration.ZERO);
        homes.arrive(HERE);

        homes.forget(first);

        assertThat(homes.open(HERE)).isTrue();
        assertThat(homes.host(HERE)).isNotEqualTo(first);
    }

    @Test
    void tellsNothingToThoseWhoListenNoMore() {
        var gone = new ArrayList<Host>();
        homes.onGone(gone::add).run();

        homes.leave(HERE, Duration.ZERO);

        assertThat(gone).isEmpty();
    }

    @Test
    void wasNoHomeBeforeItWasDecided() {
        long before = System.nanoTime();

        homes.settle("counter", "7", HERE);

        assertThat(homes.wasHome("counter", "7", before - 1)).isFalse();
        assertThat(homes.wasHome("counter", "7", System.nanoTime())).isTrue();
        assertThat(homes.wasHome("counter", "9", System.nanoTime())).isFalse();
    }

    @Test
    void forgetsWhatIsLearnedOfAShardThatHasComeHome() {
        var learned = Homes.asLearned();
        learned.learn("counter", "7", THERE);

        learned.learn("counter", "7", null);

        assertThat(learned.of("counter", "7")).isNull();
    }

    @Test
    void knowsHowLongTheActorsOfASilentHostCannotBeReached() {
        var learned = Homes.asLearned();
        learned.learn("counter", "7", THERE);

        learned.host(THERE).fallSilent(OUTAGE);

        assertThat(learned.outage("counter", "7")).isPositive().isLessThanOrEqualTo(OUTAGE);
    }

    @Test
    void reachesTheActorsOfOtherHostsMeanwhile() {
        var learned = Homes.asLearned();
        learned.setHere("pekko://name@127.0.0.1:3");
        learned.learn("counter", "7", HERE);
        learned.learn("counter", "8", null);

        learned.host(THERE).fallSilent(OUTAGE);

        assertThat(learned.outage("counter", "7")).isZero();
        assertThat(learned.outage("counter", "8")).isZero();
        assertThat(learned.of("counter", "8")).isNull();
    }

    @Test
    void reachesNoActorsThatMayBeOnASilentHost() {
        var learned = Homes.asLearned();

        learned.host(THERE).fallSilent(OUTAGE);

        assertThat(learned.outage("counter", "9")).isPositive();
    }

    @Test
    void reachesTheActorsOfASilentHostOnceItIsHeardOfAgain() {
        var learned = Homes.asLearned();
        learned.learn("counter", "7", THERE);
        learned.host(THERE).fallSilent(OUTAGE);

        learned.host(THERE).speak();

        assertThat(learned.outage("counter", "7")).isZero();
    }

    @Test
    void knowsHowLongActorsCannotBeReachedAfterTheirHostIsForgotten() {
        var learned = Homes.asLearned();
        learned.learn("counter", "7", THERE);
        var host = learned.leave(THERE, OUTAGE);

        learned.forget(host);

        assertThat(learned.outage("counter", "7")).isPositive();
        assertThat(learned.of("counter", "7")).isNull();
    }

    @Test
    void reachesActorsThatHaveAnsweredFromElsewhere() {
        var learned = Homes.asLearned();
        learned.learn("counter", "7", THERE);
        learned.forget(learned.leave(THERE, OUTAGE));

        learned.learn("counter", "7", HERE);

        assertThat(learned.outage("counter", "7")).isZero();
    }

    @Test
    void defersWhatIsForASilentHostAndKeepsItsOrder() {
        var done = new ArrayList<String>();
        var host = homes.host(HERE);
        host.fallSilent(Duration.ZERO);
        host.defers(() -> done.add("first"));
        host.defers(() -> done.add("second"));

        host.speak();

        assertThat(done).containsExactly("first", "second");
        assertThat(host.defers(() -> {})).isFalse();
    }
}
