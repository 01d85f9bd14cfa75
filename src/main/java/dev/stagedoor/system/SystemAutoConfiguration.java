package dev.stagedoor.system;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.stagedoor.ask.Deployment;
import dev.stagedoor.ask.Stage;
import dev.stagedoor.ask.Workers;
import dev.stagedoor.inspect.InspectProperties;
import dev.stagedoor.inspect.JournalInspector;
import dev.stagedoor.inspect.MemoryInspector;
import dev.stagedoor.inspect.ProcessInspector;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.system.dispatcher.DispatcherProperties;
import dev.stagedoor.system.failure.RecentFailures;
import dev.stagedoor.system.inspection.ClusterInspector;
import dev.stagedoor.system.inspection.ClusterProcesses;
import dev.stagedoor.system.inspection.PersistedJson;
import dev.stagedoor.system.inspection.ProcessReporter;
import dev.stagedoor.system.inspection.StateFold;
import dev.stagedoor.system.inspection.StateInspector;
import dev.stagedoor.system.memory.ActorMetrics;
import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.tracing.Tracing;
import java.util.Locale;
import java.util.Objects;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JacksonModule;

/** Auto-configuration of the actor system and its stage. */
@AutoConfiguration(afterName = "dev.stagedoor.journal.JournalAutoConfiguration")
@EnableConfigurationProperties({SystemProperties.class, DispatcherProperties.class, InspectProperties.class})
class SystemAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SystemBase localBase(SystemProperties properties) {
        if (properties.base() != SystemProperties.Base.LOCAL) {
            throw new SystemStartException(
                    "stagedoor.system.base=%s is set, but the auto-configuration of that base is not there; remove it from spring.autoconfigure.exclude, and start the application with SpringApplication.run"
                            .formatted(properties.base().name().toLowerCase(Locale.ROOT)));
        }
        return new LocalBase(properties.name());
    }

    @Bean
    Deployment deployment(SystemBase base, SystemProperties properties) {
        return base.sharesActors()
                ? new Deployment(true, properties.maxMessage().toBytes())
                : Deployment.alone();
    }

    @Bean(destroyMethod = "terminate")
    ActorSystemLauncher actorSystemLauncher(
            SystemBase base,
            SystemProperties properties,
            DispatcherProperties dispatchers,
            Protocols protocols,
            ObjectProvider<JacksonModule> modules,
            ObjectProvider<Journal> journal,
            RecentFailures failures,
            ObjectProvider<Config> config,
            ProcessReporter reporter) {
        return new ActorSystemLauncher(
                base,
                properties,
                dispatchers,
                protocols,
                modules.orderedStream().toList(),
                journal.getIfAvailable(),
                failures,
                config.orderedStream().reduce(Config::withFallback).orElseGet(ConfigFactory::empty),
                reporter,
                Objects.requireNonNull(ClassUtils.getDefaultClassLoader()));
    }

    /** Actor system for an application that has other use for it. Injecting it makes the start wait for the system. */
    @Lazy
    @Bean(destroyMethod = "")
    ActorSystem<Void> actorSystem(ActorSystemLauncher launcher) {
        return launcher.system();
    }

    @Bean
    ActorSystemLifecycle actorSystemLifecycle(
            ActorSystemLauncher launcher,
            SystemBase base,
            SystemProperties properties,
            LocalActors actors,
            ObjectProvider<Entity<?, ?>> entities,
            ObjectProvider<Tracing> tracing,
            ApplicationContext context) {
        return new ActorSystemLifecycle(
                launcher,
                base,
                entities.orderedStream().toList(),
                properties,
                actors,
                tracing.getIfAvailable(() -> Tracing.NONE),
                new ProcessEnd(context)::begin);
    }

    @Bean
    LocalActors localActors(SystemProperties properties) {
        return LocalActors.limitedTo(properties.maxActors());
    }

    @Bean
    ProcessReporter processReporter(LocalActors actors, RecentFailures failures, ObjectProvider<Journal> journal) {
        return new ProcessReporter(actors, failures, journal.getIfAvailable());
    }

    @Bean
    ProcessInspector processInspector(
            ActorSystemLauncher launcher, SystemBase base, ProcessReporter reporter, ObjectProvider<Workers> workers) {
        return new ClusterProcesses(launcher::system, base::host, reporter, workers.getIfAvailable());
    }

    @Bean
    MemoryInspector memoryInspector(
            ActorSystemLauncher launcher,
            SystemBase base,
            LocalActors actors,
            InspectProperties properties,
            ObjectProvider<Workers> workers) {
        return new ClusterInspector(
                launcher::system, base::host, actors, properties.timeout(), workers.getIfAvailable());
    }

    @Bean
    @ConditionalOnBean(Journal.class)
    JournalInspector journalInspector(
            Journal journal,
            ActorSystemLauncher launcher,
            InspectProperties properties,
            ObjectProvider<Entity<?, ?>> entities) {
        if (!properties.state()) {
            return journal.inspector(null);
        }
        var json = new PersistedJson(launcher::system);
        return new StateInspector(
                journal.inspector(json),
                new StateFold(launcher::system, entities.orderedStream().toList()),
                json);
    }

    @Bean
    ActorMetrics actorMetrics(LocalActors actors) {
        return new ActorMetrics(actors);
    }

    @Bean
    Stage actorStage(ActorSystemLifecycle lifecycle, ObjectProvider<Tracing> tracing) {
        return tracing.getIfAvailable(() -> Tracing.NONE).continuing(new ShardStage(lifecycle));
    }

    @Bean
    SystemHealthIndicator actorsHealthIndicator(ActorSystemLifecycle lifecycle, ObjectProvider<Workers> workers) {
        return new SystemHealthIndicator(lifecycle, workers.getIfAvailable());
    }
}
