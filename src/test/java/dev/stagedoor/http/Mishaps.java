package dev.stagedoor.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Actors that let messages go nowhere, each in the way that the message names. */
@TestConfiguration(proxyBeanMethods = false)
public class Mishaps {

    private static final Map<String, Pause> PAUSES = new ConcurrentHashMap<>();

    /** Protocol of the actors. */
    public sealed interface Message {}

    /** Replies. */
    public record Work(ActorRef<Done> replyTo) implements Message {}

    /** Makes the actor fail, and its exception tells the secret. */
    public record Fail(String secret, ActorRef<Done> replyTo) implements Message {}

    /** Is left unhandled. */
    public record Ignore(String secret, ActorRef<Done> replyTo) implements Message {}

    /** Keeps the actor busy until the test releases it. */
    public record Hold(ActorRef<Done> replyTo) implements Message {}

    /** The same, and then the actor stops. */
    public record Leave(ActorRef<Done> replyTo) implements Message {}

    /** Is nothing that the actor reacts to; a tell. */
    public record Note(String secret) implements Message {}

    /** Lets the actor gossip with a child that does not listen, and with one that has stopped; a tell. */
    public record Gossip(String secret) implements Message {}

    /** Reply to all of them. */
    public record Done(boolean done) {}

    private record Rumor(String secret) {}

    /** Pause of an actor: it begins, and the test ends it. */
    record Pause(CountDownLatch begun, CountDownLatch over) {}

    static Pause pause(String id) {
        return PAUSES.computeIfAbsent(id, any -> new Pause(new CountDownLatch(1), new CountDownLatch(1)));
    }

    @Bean
    Entity<Message, ShardingEnvelope<Message>> actors() {
        return Entity.of(
                EntityTypeKey.create(Message.class, "mishap"),
                entity -> Behaviors.setup(context -> working(context, entity.getEntityId())));
    }

    private static Behavior<Message> working(ActorContext<Message> context, String id) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Work(var replyTo) -> reply(replyTo);
            case Fail(var secret, var replyTo) -> throw new IllegalStateException(secret);
            case Ignore ignore -> Behaviors.unhandled();
            case Hold(var replyTo) -> {
                await(id);
                yield reply(replyTo);
            }
            case Leave(var replyTo) -> {
                await(id);
                reply(replyTo);
                yield Behaviors.stopped();
            }
            case Note note -> Behaviors.same();
            case Gossip(var secret) -> {
                context.spawn(Behaviors.receive(Rumor.class).build(), "deaf").tell(new Rumor(secret));
                context.spawn(Behaviors.<Rumor>stopped(), "gone").tell(new Rumor(secret));
                yield Behaviors.same();
            }
        });
    }

    private static Behavior<Message> reply(ActorRef<Done> replyTo) {
        replyTo.tell(new Done(true));
        return Behaviors.same();
    }

    private static void await(String id) throws InterruptedException {
        pause(id).begun().countDown();
        pause(id).over().await();
    }
}
