package dev.stagedoor.system;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes the actor system from created to ready for asks, and down again. It starts before the web server listens and
 * stops after it, so that an ask never meets a system that cannot answer. Stopped, it can be started again.
 */
final class ActorSystemLifecycle implements SmartLifecycle {

    /** Before the web server's, which is {@code Integer.MAX_VALUE - 2048}. */
    static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(ActorSystemLifecycle.class);

    private final ActorSystemLauncher launcher;
    private final Collection<Entity<?, ?>> entities;
    private final SystemBase base;
    private final Duration timeout;
    private final LocalActors actors;
    private final Runnable end;
    private volatile @Nullable RunningSystem running;
    private boolean ending;

    /**
     * A system that is not ready yet.
     *
     * @param end ends this process, when the cluster has expelled its member
     */
    ActorSystemLifecycle(
            ActorSystemLauncher launcher,
            SystemBase base,
            Collection<Entity<?, ?>> entities,
            SystemProperties properties,
            LocalActors actors,
            Runnable end) {
        this.launcher = launcher;
        this.base = base;
        this.entities = entities;
        this.timeout = properties.startTimeout();
        this.actors = actors;
        this.end = end;
    }

    /** The system, if it can be asked now. */
    @Nullable
    RunningSystem running() {
        return running;
    }

    /** How its member stands in the cluster. */
    SystemBase.Standing standing(ActorSystem<?> system) {
        return base.standing(system);
    }

    /** The name of the system base. */
    String base() {
        return base.name();
    }

    @Override
    public void start() {
        long begun = System.nanoTime();
        begin();
        var system = launcher.system();
        var regions = Regions.start(system, base, launcher.journal(), actors, entities);
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "stagedoor-expelled", this::expelled);
        try {
            new Registration(system, base, timeout).await(regions);
            base.awaitReady();
            open(new RunningSystem(system, new AskRouter(system, regions, base.hostLocator())));
        } catch (SystemStartException e) {
            base.stop();
            throw e;
        }
        LOG.info(
                "event=system-ready base={} types={} millis={}",
                base.name(),
                entities.size(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private synchronized void begin() {
        ending = false;
    }

    private synchronized void open(RunningSystem ready) {
        if (ending) {
            ready.askRouter().close();
            throw new SystemStartException("The others expelled this member while it started");
        }
        running = ready;
    }

    /** What was running, which is not to be asked any more. */
    private synchronized @Nullable RunningSystem takeAway() {
        var taken = running;
        running = null;
        ending = true;
        return taken;
    }

    /** Pekko shuts a system down by itself when its member is down; nobody must be let in then any more. */
    private CompletionStage<Done> expelled() {
        var expelled = takeAway();
        if (expelled != null) {
            LOG.error(
                    "event=member-expelled member={}",
                    Cluster.get(expelled.system()).selfMember().address());
            expelled.askRouter().close();
            end.run();
        }
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    @Override
    public void stop() {
        var stopping = takeAway();
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
