package dev.stagedoor.workers;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Application with a different protocol of the same actor type, as a newer version may have. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class OtherWitnessApplication {

    /** The different protocol. */
    public sealed interface Message {}

    /** Has a component that the gateway does not know. */
    public record Look(long twice, ActorRef<Witness.Sight> replyTo) implements Message {}

    /** Starts a worker. */
    public static void main(String[] args) {
        SpringApplication.run(OtherWitnessApplication.class, args);
    }

    @Bean
    Entity<Message, ShardingEnvelope<Message>> witness() {
        return Entity.of(EntityTypeKey.create(Message.class, "witness"), context -> Behaviors.empty());
    }
}
