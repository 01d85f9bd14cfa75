package dev.stagedoor.system;

import com.typesafe.config.Config;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.serialization.ActorSerializer;
import dev.stagedoor.system.dispatcher.DispatcherProperties;
import dev.stagedoor.system.entity.UndeliveredAsks;
import dev.stagedoor.system.failure.LostMessages;
import dev.stagedoor.system.failure.RecentFailures;
import dev.stagedoor.system.inspection.ProcessReporter;
import dev.stagedoor.system.wire.InboundAsks;
import dev.stagedoor.system.wire.ProtocolCodec;
import dev.stagedoor.system.wire.WireSerializer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.serialization.SerializationSetup;
import org.apache.pekko.serialization.SerializerDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JacksonModule;

/**
 * Creates the actor system while the rest of the application starts, which takes about as long. Terminates it with the
 * application, also if the application fails to start.
 */
final class ActorSystemLauncher {

    private static final Duration TERMINATION_TIMEOUT = Duration.ofSeconds(10);

    private final @Nullable Journal journal;
    private final RecentFailures failures;
    private final CompletableFuture<ActorSystem<Void>> launched;

    ActorSystemLauncher(
            SystemBase base,
            SystemProperties properties,
            DispatcherProperties dispatchers,
            Protocols protocols,
            Collection<JacksonModule> modules,
            @Nullable Journal journal,
            RecentFailures failures,
            Config beans,
            ProcessReporter reporter,
            ClassLoader classLoader) {
        this.journal = journal;
        this.failures = failures;
        this.launched = CompletableFuture.supplyAsync(
                () -> launch(
                        base,
                        properties,
                        dispatchers,
                        protocols,
                        modules,
                        journal,
                        failures,
                        beans,
                        reporter,
                        classLoader),
                task -> Thread.ofPlatform().name("actor-system-launcher").start(task));
    }

    private static ActorSystem<Void> launch(
            SystemBase base,
            SystemProperties properties,
            DispatcherProperties dispatchers,
            Protocols protocols,
            Collection<JacksonModule> modules,
            @Nullable Journal journal,
            RecentFailures failures,
            Config beans,
            ProcessReporter reporter,
            ClassLoader classLoader) {
        var plan = base.plan(protocols, journal);
        var config = SystemConfig.of(plan, properties, dispatchers, protocols.all(), journal, beans, classLoader);
        var codec = new ProtocolCodec(protocols, WireSerializer.largest(config));
        var inboundAsks = new InboundAsks(codec);
        var setup = ActorSystemSetup.create(
                BootstrapSetup.create(config).withClassloader(classLoader),
                SerializationSetup.create(starting -> List.of(
                        SerializerDetails.create(
                                "stagedoor", new WireSerializer(starting, inboundAsks), WireSerializer.TYPES),
                        SerializerDetails.create(
                                ActorSerializer.NAME, new ActorSerializer(starting, modules), List.of()))));
        var system = ActorSystem.create(
                Behaviors.<Void>empty(), plan.systemName(), journal == null ? setup : setup.and(journal.setup()));
        try {
            initialize(base, system, codec, inboundAsks, reporter, failures);
        } catch (RuntimeException e) {
            // No other code has a reference to the system, and its threads would keep the process alive.
            system.terminate();
            throw e;
        }
        return system;
    }

    private static void initialize(
            SystemBase base,
            ActorSystem<Void> system,
            ProtocolCodec codec,
            InboundAsks inboundAsks,
            ProcessReporter reporter,
            RecentFailures failures) {
        system.systemActorOf(inboundAsks.withdrawals(), InboundAsks.NAME, Props.empty());
        if (base.hosts()) {
            system.systemActorOf(
                    UndeliveredAsks.watching(new LostMessages(failures)), "undelivered-asks", Props.empty());
        }
        system.systemActorOf(reporter.answering(base.host(system)), ProcessReporter.NAME, Props.empty());
        base.join(system, codec);
    }

    /**
     * Waits for the actor system, and returns it.
     *
     * @throws SystemStartException if the base cannot run
     */
    ActorSystem<Void> system() {
        try {
            return launched.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SystemStartException cause ? cause : e;
        }
    }

    /** Returns the journal that the actors persist in; null if the application has no data source. */
    @Nullable
    Journal journal() {
        return journal;
    }

    /** Returns what takes the failures of the actors. */
    RecentFailures failures() {
        return failures;
    }

    /** Terminates the system, and waits up to 10 seconds for its end. Does nothing if the launch has failed. */
    void terminate() {
        if (launched.isCompletedExceptionally()) {
            return;
        }
        system().terminate();
        system().getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(TERMINATION_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
