package dev.stagedoor.system;

import dev.stagedoor.ask.Stage;
import dev.stagedoor.protocol.Protocols;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/** Runs the actors. */
@AutoConfiguration
@EnableConfigurationProperties(SystemProperties.class)
class SystemAutoConfiguration {

    @Bean(destroyMethod = "")
    ActorSystem<Void> actorSystem(SystemProperties properties, Protocols protocols) {
        var classLoader = Objects.requireNonNull(ClassUtils.getDefaultClassLoader());
        var setup = BootstrapSetup.create(LocalConfig.of(properties, protocols, classLoader))
                .withClassloader(classLoader);
        return ActorSystem.create(Behaviors.<Void>empty(), properties.name(), ActorSystemSetup.create(setup));
    }

    @Bean(destroyMethod = "await")
    Termination actorSystemTermination(ActorSystem<Void> system) {
        return new Termination(system);
    }

    @Bean
    ActorSystemLifecycle actorSystemLifecycle(
            ActorSystem<Void> system, SystemProperties properties, ObjectProvider<Entity<?, ?>> entities) {
        return new ActorSystemLifecycle(system, entities.orderedStream().toList(), properties.startTimeout());
    }

    @Bean
    Stage actorStage(ActorSystemLifecycle lifecycle) {
        return new ShardStage(lifecycle);
    }

    @Bean
    SystemHealthIndicator actorsHealthIndicator(ActorSystemLifecycle lifecycle) {
        return new SystemHealthIndicator(lifecycle);
    }

    /** Ends the actor system with the application context, also when the start fails half-way. */
    record Termination(ActorSystem<Void> system) {

        private static final Duration PATIENCE = Duration.ofSeconds(10);

        void await() {
            system.terminate();
            system.getWhenTerminated()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }
}
