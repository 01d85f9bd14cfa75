package dev.stagedoor.http;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;

/** Actors whose author says who may send their messages. */
@TestConfiguration(proxyBeanMethods = false)
public class Locker {

    /** Protocol of the actors. */
    public sealed interface Message {}

    @PreAuthorize("#id == authentication.name and #weight <= 10 or hasAuthority('SCOPE_heavy')")
    public record Put(int weight, ActorRef<Count> replyTo) implements Message {}

    @PreAuthorize("permitAll")
    public record GetCount(ActorRef<Count> replyTo) implements Message {}

    @PreAuthorize("#unknown.length() > 0")
    public record Fail(ActorRef<Count> replyTo) implements Message {}

    /** How many messages were accepted. */
    public record Count(int count) {}

    private static Behavior<Message> counting(int count) {
        return Behaviors.receive(Message.class)
                .onMessage(Put.class, put -> {
                    put.replyTo().tell(new Count(count + 1));
                    return counting(count + 1);
                })
                .onMessage(GetCount.class, get -> {
                    get.replyTo().tell(new Count(count));
                    return Behaviors.same();
                })
                .onMessage(Fail.class, fail -> {
                    fail.replyTo().tell(new Count(-1));
                    return Behaviors.same();
                })
                .build();
    }

    @Bean
    Entity<Message, ShardingEnvelope<Message>> lockers() {
        return Entity.of(EntityTypeKey.create(Message.class, "locker"), context -> counting(0));
    }
}
