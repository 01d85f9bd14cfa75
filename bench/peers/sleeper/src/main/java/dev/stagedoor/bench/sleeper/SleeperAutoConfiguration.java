package dev.stagedoor.bench.sleeper;

import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Serves the actors that block. */
@AutoConfiguration
public class SleeperAutoConfiguration {

    @Bean
    Entity<Sleeper.Message, ?> sleeper() {
        return Entity.of(Sleeper.KEY, context -> Sleeper.create());
    }
}
