package dev.stagedoor.http;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;

/** Actors with a rule that cannot be read. */
@TestConfiguration(proxyBeanMethods = false)
public class Misspelled {

    /** Protocol of the actors. */
    public sealed interface Request {}

    @PreAuthorize("hasAuthority('open")
    public record Open(ActorRef<Locker.Count> replyTo) implements Request {}

    @Bean
    Entity<Request, ShardingEnvelope<Request>> door() {
        return Entity.of(EntityTypeKey.create(Request.class, "door"), context -> Behaviors.empty());
    }
}
