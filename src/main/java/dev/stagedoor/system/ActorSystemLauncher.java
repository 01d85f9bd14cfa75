package dev.stagedoor.system;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.Protocols;
import java.time.Duration;
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

/**
 * Creates the actor system beside the rest of the application, which takes about as long, and ends it with the
 * application, also when the start of that fails half-way.
 */
final class ActorSystemLauncher {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable Journal journal;
    private final CompletableFuture<ActorSystem<Void>> launched;

    ActorSystemLauncher(
            SystemBase base,
            SystemProperties properties,
            Protocols protocols,
            @Nullable Journal journal,
            ClassLoader classLoader) {
        this.journal = journal;
        this.launched = CompletableFuture.supplyAsync(
                () -> launch(base, properties, protocols, journal, classLoader),
                task -> Thread.ofPlatform().name("actor-system-launcher").start(task));
    }

    private static ActorSystem<Void> launch(
            SystemBase base,
            SystemProperties properties,
            Protocols protocols,
            @Nullable Journal journal,
            ClassLoader classLoader) {
        var plan = base.plan(protocols, journal);
        var config = SystemConfig.of(plan, properties, protocols.all(), journal, classLoader);
        var inboundAsks = new InboundAsks(protocols, !base.hostLocator().decided());
        var setup = ActorSystemSetup.create(
                BootstrapSetup.create(config).withClassloader(classLoader),
                SerializationSetup.create(starting -> List.of(SerializerDetails.create(
                        "stagedoor", new WireSerializer(starting, inboundAsks), WireSerializer.TYPES))));
        var system = ActorSystem.create(
                Behaviors.<Void>empty(), plan.systemName(), journal == null ? setup : setup.and(journal.setup()));
        try {
            enter(base, system, inboundAsks);
        } catch (RuntimeException e) {
            // Nobody else knows of it, and its threads would keep the process alive.
            system.terminate();
            throw e;
        }
        return system;
    }

    private static void enter(SystemBase base, ActorSystem<Void> system, InboundAsks inboundAsks) {
        system.systemActorOf(inboundAsks.withdrawing(), InboundAsks.NAME, Props.empty());
        if (base.hosts()) {
            system.systemActorOf(UndeliveredAsks.watching(), "undelivered-asks", Props.empty());
        }
        base.join(system);
    }

    /**
     * The system, once it is there; waits for it.
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

    /** Where the actors persist; null if they cannot. */
    @Nullable
    Journal journal() {
        return journal;
    }

    /** Ends the system, and waits for its end. */
    void terminate() {
        if (launched.isCompletedExceptionally()) {
            return;
        }
        system().terminate();
        system().getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
