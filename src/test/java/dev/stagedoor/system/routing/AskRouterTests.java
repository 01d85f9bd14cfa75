package dev.stagedoor.system.routing;

import static dev.stagedoor.system.StageFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.ReplyPaths;
import dev.stagedoor.system.frame.Links;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks and tells to an unreachable host. */
final class AskRouterTests {

    private final ShardLocations shardLocations = ShardLocations.authoritative();
    private final Host host = shardLocations.host("elsewhere");
    private final RehearsalFixture fixture = new RehearsalFixture();
    private final AskRouter askRouter = new AskRouter(fixture.system(), fixture.regions(), shardLocations, Links.NONE);

    @BeforeEach
    void allocate() {
        RehearsalFixture.shards()
                .forEach(shard -> shardLocations.allocate(RehearsalFixture.ACTOR.type(), shard, "elsewhere"));
    }

    @AfterEach
    void close() {
        askRouter.close();
        fixture.close();
    }

    private boolean tell() {
        return fixture.tell(askRouter);
    }

    @Test
    void deliversATellOnceTheHostIsReachableAgain() {
        host.markUnreachable(Duration.ZERO);
        IntStream.range(0, 3).forEach(number -> tell());
        assertThat(fixture.count()).isEqualTo(new Outcome.Replied(1));

        host.markReachable();

        assertThat(fixture.count()).isEqualTo(new Outcome.Replied(1 + 3 + 1));
    }

    @Test
    void refusesATellWhenTooManyMessagesWait() {
        host.markUnreachable(Duration.ZERO);
        IntStream.range(0, Host.MOST_TELLS).forEach(number -> tell());

        boolean told = tell();

        assertThat(told).isFalse();
        host.markReachable();
        assertThat(tell()).isTrue();
        assertThat(fixture.count()).isEqualTo(new Outcome.Replied(Host.MOST_TELLS + 2));
    }

    @Test
    void answersAnAskAtOnceWhenTheActorWillNotBeReachableInTime() {
        host.markUnreachable(StageFixture.LONG.multipliedBy(2));

        var outcome = await(askRouter.ask(RehearsalFixture.ask()));

        assertThat(outcome).isInstanceOf(Outcome.OutOfSight.class);
        host.markReachable();
        assertThat(fixture.count()).isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void keepsAnAskForAHostThatWillBeReachableInTime() {
        host.markUnreachable(StageFixture.LONG.dividedBy(2));
        var outcome = askRouter.ask(RehearsalFixture.ask());

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
                RehearsalFixture.ask(deadline),
                returned -> {},
                new ReplyPaths(fixture.system()),
                fixture.regions().of(RehearsalFixture.ACTOR.type()),
                Links.NONE);
    }
}
