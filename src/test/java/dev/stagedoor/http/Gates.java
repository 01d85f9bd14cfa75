package dev.stagedoor.http;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.service.annotation.HttpExchange;

/** Gate actors: they count messages, and reply to them once they are open. */
@TestConfiguration(proxyBeanMethods = false)
public class Gates {

    /** Protocol of a gate. */
    public sealed interface Message {}

    /** Adds to the count, which is the reply once the gate is open. */
    @HttpExchange("/gates/{id}/entries")
    public record Enter(String who, ActorRef<Count> replyTo) implements Message {}

    /** Adds to the count; a tell. */
    public record Knock() implements Message {}

    /** Makes the actor fail. */
    public record Break(ActorRef<Count> replyTo) implements Message {}

    /** Opens the gate for good, and replies to every waiting message. */
    public record Open() implements Message {}

    /** Asks for the count without adding to it. */
    public record GetCount(ActorRef<Count> replyTo) implements Message {}

    /** Number of messages counted so far. */
    public record Count(int count) {}

    @Bean
    Entity<Message, ShardingEnvelope<Message>> gate() {
        return Entity.of(EntityTypeKey.create(Message.class, "gate"), context -> closed(0, List.of()));
    }

    private static Behavior<Message> closed(int count, List<ActorRef<Count>> waiting) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Enter enter -> closed(count + 1, with(waiting, enter.replyTo()));
            case Knock knock -> closed(count + 1, waiting);
            case Break broken -> throw new IllegalStateException("broken");
            case GetCount get -> {
                get.replyTo().tell(new Count(count));
                yield Behaviors.same();
            }
            case Open open -> {
                waiting.forEach(one -> one.tell(new Count(count)));
                yield open(count);
            }
        });
    }

    private static Behavior<Message> open(int count) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Enter enter -> {
                enter.replyTo().tell(new Count(count + 1));
                yield open(count + 1);
            }
            case Knock knock -> open(count + 1);
            case Break broken -> throw new IllegalStateException("broken");
            case GetCount get -> {
                get.replyTo().tell(new Count(count));
                yield Behaviors.same();
            }
            case Open open -> Behaviors.same();
        });
    }

    private static List<ActorRef<Count>> with(List<ActorRef<Count>> waiting, ActorRef<Count> one) {
        var all = new ArrayList<>(waiting);
        all.add(one);
        return all;
    }
}
