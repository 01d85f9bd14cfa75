package dev.stagedoor.workers;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Application of an author, whose actors use a setting of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class WitnessApplication {

    /** Starts the service, or a worker of it. */
    public static void main(String[] args) {
        SpringApplication.run(WitnessApplication.class, args);
    }

    /** Fails the start if the file exists. */
    @Bean
    Object fuse(@Value("${witness.broken:}") String broken) {
        if (!broken.isEmpty() && Files.exists(Path.of(broken))) {
            throw new IllegalStateException("broken");
        }
        return broken;
    }

    @Bean
    Entity<Witness.Message, ShardingEnvelope<Witness.Message>> witness(@Value("${witness.locks}") Path locks) {
        return Entity.of(Witness.KEY, context -> Witness.create(locks, context.getEntityId()));
    }
}
