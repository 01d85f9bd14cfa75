package dev.stagedoor.system;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/**
 * Creates the actor system beside the rest of the application, which takes about as long, and ends it with the
 * application, also when the start of that fails half-way.
 */
final class ActorSystemLauncher {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CompletableFuture<ActorSystem<Void>> launched;

    ActorSystemLauncher(String name, Config config, ClassLoader classLoader) {
        this.launched = CompletableFuture.supplyAsync(
                () -> launch(name, config, classLoader),
                task -> Thread.ofPlatform().name("actor-system-launcher").start(task));
    }

    private static ActorSystem<Void> launch(String name, Config config, ClassLoader classLoader) {
        var setup = BootstrapSetup.create(config).withClassloader(classLoader);
        var system = ActorSystem.create(Behaviors.<Void>empty(), name, ActorSystemSetup.create(setup));
        var cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        system.systemActorOf(UndeliveredAsks.watching(), "undelivered-asks", Props.empty());
        return system;
    }

    /** The system, once it is there; waits for it. */
    ActorSystem<Void> system() {
        return launched.join();
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
