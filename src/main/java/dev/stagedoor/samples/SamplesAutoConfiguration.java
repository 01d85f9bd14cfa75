package dev.stagedoor.samples;

import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityContext;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** Registers the sample actors. */
@AutoConfiguration
@ConditionalOnBooleanProperty("stagedoor.samples.enabled")
class SamplesAutoConfiguration {

    @Bean
    Entity<Hello.Message, ShardingEnvelope<Hello.Message>> hello() {
        return Entity.of(Hello.KEY, context -> Hello.create());
    }

    @Bean
    Entity<Counter.Message, ShardingEnvelope<Counter.Message>> counter() {
        return Entity.of(Counter.KEY, context -> Counter.create());
    }

    @Bean
    Entity<Account.Message, ShardingEnvelope<Account.Message>> account() {
        return Entity.of(Account.KEY, context -> Account.create(id(context)));
    }

    @Bean
    Entity<Seat.Message, ShardingEnvelope<Seat.Message>> seat() {
        return Entity.of(Seat.KEY, context -> Seat.create(id(context)));
    }

    @Bean
    Entity<Stunt.Message, ShardingEnvelope<Stunt.Message>> stunt() {
        return Entity.of(Stunt.KEY, context -> Stunt.create());
    }

    private static PersistenceId id(EntityContext<?> context) {
        return PersistenceId.of(context.getEntityTypeKey().name(), context.getEntityId());
    }
}
