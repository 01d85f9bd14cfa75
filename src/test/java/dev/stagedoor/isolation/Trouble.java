package dev.stagedoor.isolation;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Actors that reply, fail, hang or block, as each message tells them. */
@TestConfiguration(proxyBeanMethods = false)
class Trouble {

    private static final Duration SLOW = Duration.ofMillis(50);

    /** Messages of these actors. */
    public sealed interface Message {}

    /** Replies at once. */
    public record Work(ActorRef<Done> replyTo) implements Message {}

    /** Throws. */
    public record Fail(ActorRef<Done> replyTo) implements Message {}

    /** Never replies. */
    public record Hang(ActorRef<Done> replyTo) implements Message {}

    /** Blocks the actor for 50 ms, then replies. */
    public record Toil(ActorRef<Done> replyTo) implements Message {}

    /** Reply with the number of replies so far. */
    public record Done(int times) {}

    @Bean
    Entity<Message, ShardingEnvelope<Message>> actors() {
        return Entity.of(EntityTypeKey.create(Message.class, "trouble"), context -> working(1));
    }

    private static Behavior<Message> working(int times) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Work(var replyTo) -> {
                replyTo.tell(new Done(times));
                yield working(times + 1);
            }
            case Fail fail -> throw new IllegalStateException("failed on request");
            case Hang hang -> Behaviors.same();
            case Toil(var replyTo) -> {
                Thread.sleep(SLOW);
                replyTo.tell(new Done(times));
                yield working(times + 1);
            }
        });
    }
}
