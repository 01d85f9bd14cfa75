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

/** Actors that do what they should, or whatever can go wrong. */
@TestConfiguration(proxyBeanMethods = false)
class Trouble {

    private static final Duration SLOW = Duration.ofMillis(50);

    /** What they can be asked. */
    public sealed interface Message {}

    /** Is answered. */
    public record Work(ActorRef<Done> replyTo) implements Message {}

    /** Fails. */
    public record Fail(ActorRef<Done> replyTo) implements Message {}

    /** Is never answered. */
    public record Hang(ActorRef<Done> replyTo) implements Message {}

    /** Is answered after a while in which nothing else is. */
    public record Toil(ActorRef<Done> replyTo) implements Message {}

    /** It was done, for the so-manieth time. */
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
            case Fail fail -> throw new IllegalStateException("failed as it was asked to");
            case Hang hang -> Behaviors.same();
            case Toil(var replyTo) -> {
                Thread.sleep(SLOW);
                replyTo.tell(new Done(times));
                yield working(times + 1);
            }
        });
    }
}
