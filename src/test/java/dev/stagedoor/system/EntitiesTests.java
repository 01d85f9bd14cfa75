package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.testkit.fixture.Rehearsal;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.HashCodeNoEnvelopeMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class EntitiesTests {

    /** Protocol of an actor that forwards messages. */
    record Forward(String id, ActorRef<Integer> replyTo) {}

    private static final EntityTypeKey<Forward> FORWARDER = EntityTypeKey.create(Forward.class, "forwarder");

    @Test
    void passesMessagesFromOtherActorsThrough() {
        try (var stage = StageFixture.of(Entity.of(Rehearsal.KEY, context -> Rehearsal.create()), forwarder())) {
            var system = stage.system();
            var reply = new AtomicReference<Integer>();
            var asker = system.<Integer>systemActorOf(
                    Behaviors.receiveMessage(count -> {
                        reply.set(count);
                        return Behaviors.stopped();
                    }),
                    "asker",
                    Props.empty());

            ClusterSharding.get(system).entityRefFor(FORWARDER, "one").tell(new Forward("two", asker));

            Awaitility.await().until(() -> reply.get() != null);
            assertThat(reply.get()).isEqualTo(1);
        }
    }

    private static Entity<Forward, ?> forwarder() {
        return Entity.of(
                FORWARDER,
                created -> Behaviors.setup(context -> Behaviors.receiveMessage(forward -> {
                    ClusterSharding.get(context.getSystem())
                            .entityRefFor(Rehearsal.KEY, forward.id())
                            .tell(new Rehearsal.Count(forward.replyTo()));
                    return Behaviors.same();
                })));
    }

    @Test
    void asksEntitiesWithTheirOwnMessageExtractor() {
        var entity = Entity.of(Rehearsal.KEY, context -> Rehearsal.create())
                .withMessageExtractor(new HashCodeNoEnvelopeMessageExtractor<Rehearsal.Message>(10) {
                    @Override
                    public String entityId(Rehearsal.Message message) {
                        return "always the same";
                    }
                });
        try (var stage = StageFixture.of(entity)) {
            var outcome = await(stage.ask("one", replyTo -> new Rehearsal.Count(typed(replyTo))));

            assertThat(outcome).isEqualTo(new Outcome.Replied(1));
        }
    }

    @Test
    void stopsEntitiesByTheirOwnStopMessage() {
        var entity =
                Entity.of(Rehearsal.KEY, context -> Rehearsal.create()).withStopMessage(new Rehearsal.Quit(ignored()));
        try (var stage = StageFixture.of(entity)) {
            await(stage.ask("one", replyTo -> new Rehearsal.Count(typed(replyTo))));

            var stopped = await(stage.request("one", StageFixture.LONG, new Request.Stop(), null));

            assertThat(stopped).isEqualTo(new Outcome.Stopped());
        }
    }

    private static ActorRef<Integer> ignored() {
        return TestInbox.<Integer>create().getRef();
    }
}
