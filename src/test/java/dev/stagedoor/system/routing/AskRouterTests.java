package dev.stagedoor.system.routing;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.envelope.ReplyPaths;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.shard.Regions;
import dev.stagedoor.testkit.fixture.Rehearsal;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks and tells to an unreachable host. */
final class AskRouterTests {

    private static final Address ACTOR = new Address("rehearsal", "one");

    private final ShardLocations shardLocations = ShardLocations.authoritative();
    private final Host host = shardLocations.host("elsewhere");
    private final StageFixture stage = StageFixture.rehearsing(Function.identity());
    private final Regions regions =
            StageFixture.regions(stage.system(), Entity.of(Rehearsal.KEY, context -> Rehearsal.create()));
    private final AskRouter askRouter = new AskRouter(stage.system(), regions, shardLocations, Links.NONE);

    @BeforeEach
    void allocate() {
        IntStream.range(0, StageFixture.SHARDS)
                .forEach(shard -> shardLocations.allocate(ACTOR.type(), Integer.toString(shard), "elsewhere"));
    }

    @AfterEach
    void close() {
        askRouter.close();
        stage.close();
    }

    private boolean tell() {
        return askRouter.tell(
                ACTOR,
                new OneWay(
                        ACTOR.type(),
                        new Request.Tell(new Rehearsal.Note(), StageFixture.SOURCE),
                        Deadline.in(StageFixture.LONG),
                        Origin.PLAIN,
                        stage.system().ignoreRef()));
    }

    @Test
    void deliversATellOnceTheHostIsReachableAgain() {
        host.markUnreachable(Duration.ZERO);
        IntStream.range(0, 3).forEach(number -> tell());
        assertThat(count()).isEqualTo(new Outcome.Replied(1));

        host.markReachable();

        assertThat(count()).isEqualTo(new Outcome.Replied(1 + 3 + 1));
    }

    @Test
    void refusesATellWhenTooManyMessagesWait() {
        host.markUnreachable(Duration.ZERO);
        IntStream.range(0, Host.MOST_TELLS).forEach(number -> tell());

        boolean told = tell();

        assertThat(told).isFalse();
        host.markReachable();
        assertThat(tell()).isTrue();
        assertThat(count()).isEqualTo(new Outcome.Replied(Host.MOST_TELLS + 2));
    }

    @Test
    void answersAnAskAtOnceWhenTheActorWillNotBeReachableInTime() {
        host.markUnreachable(StageFixture.LONG.multipliedBy(2));

        var outcome = await(askRouter.ask(ask()));

        assertThat(outcome).isInstanceOf(Outcome.OutOfSight.class);
        host.markReachable();
        assertThat(count()).isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void keepsAnAskForAHostThatWillBeReachableInTime() {
        host.markUnreachable(StageFixture.LONG.dividedBy(2));
        var outcome = askRouter.ask(ask());

        host.markReachable();

        assertThat(await(outcome)).isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void doesNotSendAnAskThatHasWaitedUntilItsLastMoment() {
        var late = routed(Deadline.in(Duration.ofMillis(700)));
        Awaitility.await().until(() -> late.deadline().remaining().toMillis() < 300);

        boolean sent = late.send();

        assertThat(sent).isFalse();
        assertThat(late.outcome()).isCompletedWithValue(new Outcome.DeadlineExceeded(Executed.NO));
    }

    private RoutedAsk routed(Deadline deadline) {
        return new RoutedAsk(
                ask(deadline), returned -> {}, new ReplyPaths(stage.system()), regions.of(ACTOR.type()), Links.NONE);
    }

    private static Ask ask() {
        return ask(Deadline.in(StageFixture.LONG));
    }

    private static Ask ask(Deadline deadline) {
        return new Ask(
                ACTOR,
                new Request.Question(replyTo -> new Rehearsal.Count(typed(replyTo)), StageFixture.SOURCE),
                deadline,
                StageFixture.LONG,
                null,
                Origin.PLAIN);
    }

    private Outcome count() {
        return await(stage.ask(ACTOR.id(), replyTo -> new Rehearsal.Count(typed(replyTo))));
    }
}
