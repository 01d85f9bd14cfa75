package dev.stagedoor.system;

import dev.stagedoor.serialization.PersistedTypes;
import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.routing.AskRouter;
import dev.stagedoor.tracing.Tracing;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.serialization.SerializationExtension;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lifecycle of the actor system, from created to ready for asks and back. It starts before the web server listens and
 * stops after it, so that no ask meets a system that cannot answer. It can be started again after a stop.
 */
final class ActorSystemLifecycle implements SmartLifecycle {

    /** Lower than the phase of the web server, {@code Integer.MAX_VALUE - 2048}. */
    static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(ActorSystemLifecycle.class);

    private final ActorSystemLauncher launcher;
    private final Collection<Entity<?, ?>> entities;
    private final SystemBase base;
    private final Duration timeout;
    private final LocalActors actors;
    private final Tracing tracing;
    private final Runnable endProcess;
    private volatile @Nullable RunningSystem running;
    private boolean ending;

    /**
     * Creates the lifecycle of a system that is not ready yet.
     *
     * @param tracing makes the spans of what actors do
     * @param endProcess ends this process after the cluster has expelled its member
     */
    ActorSystemLifecycle(
            ActorSystemLauncher launcher,
            SystemBase base,
            Collection<Entity<?, ?>> entities,
            SystemProperties properties,
            LocalActors actors,
            Tracing tracing,
            Runnable endProcess) {
        this.launcher = launcher;
        this.base = base;
        this.entities = entities;
        this.timeout = properties.startTimeout();
        this.actors = actors;
        this.tracing = tracing;
        this.endProcess = endProcess;
    }

    /** Returns the running system; null if it cannot be asked now. */
    @Nullable
    RunningSystem running() {
        return running;
    }

    /** Returns the state of the system's member in its cluster. */
    SystemBase.Standing standing(ActorSystem<?> system) {
        return base.standing(system);
    }

    /** Returns the name of the system base. */
    String base() {
        return base.name();
    }

    @Override
    public void start() {
        long startedAt = System.nanoTime();
        clearEnding();
        var system = launcher.system();
        if (launcher.journal() != null) {
            PersistedTypes.requireReadable(SerializationExtension.get(Adapter.toClassic(system)), entities);
        }
        var regions =
                RegionStart.start(system, base, launcher.journal(), actors, launcher.failures(), tracing, entities);
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "stagedoor-expelled", this::onExpelled);
        try {
            new Registration(system, base, timeout).await(regions.byType());
            base.awaitReady();
            publish(new RunningSystem(system, new AskRouter(system, regions, base.hostLocator(), base.links(system))));
        } catch (SystemStartException e) {
            base.stop();
            throw e;
        }
        LOG.info(
                "event=system-ready base={} types={} millis={}",
                base.name(),
                entities.size(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt));
    }

    private synchronized void clearEnding() {
        ending = false;
    }

    private synchronized void publish(RunningSystem ready) {
        if (ending) {
            ready.askRouter().close();
            throw new SystemStartException("The cluster expelled this member while it started");
        }
        running = ready;
    }

    /** Returns the system that was running, if any, and closes it to further asks. */
    private synchronized @Nullable RunningSystem takeRunning() {
        var taken = running;
        running = null;
        ending = true;
        return taken;
    }

    /** Closes the system to asks when Pekko shuts it down by itself, because its member is down. */
    private CompletionStage<Done> onExpelled() {
        var expelled = takeRunning();
        if (expelled != null) {
            LOG.error(
                    "event=member-expelled member={}",
                    Cluster.get(expelled.system()).selfMember().address());
            expelled.askRouter().close();
            endProcess.run();
        }
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    @Override
    public void stop() {
        var stopping = takeRunning();
        LOG.info("event=system-stopping");
        if (stopping != null) {
            stopping.askRouter().close();
        }
        base.stop();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
