package dev.stagedoor.system;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.progress.StartProgress;
import dev.stagedoor.system.shard.Region;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.pattern.Patterns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registration of the started regions with their coordinators. */
final class Registration {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final Duration RETRY = Duration.ofMillis(20);
    private static final Duration LATE_TYPE_TIMEOUT = Duration.ofSeconds(10);

    private final ActorSystem<Void> system;
    private final SystemBase base;
    private final Duration timeout;

    Registration(ActorSystem<Void> system, SystemBase base, Duration timeout) {
        this.system = system;
        this.base = base;
        this.timeout = timeout;
    }

    /**
     * Waits until the regions of all types can send a message to an actor. Once one can, waits at most 10 seconds for
     * the others, within the start timeout: a type that is new to the cluster has no coordinator before the older
     * members have gone.
     *
     * @param regions the regions by the names of their types
     * @throws SystemStartException if no region can do so within the start timeout
     */
    void await(Map<String, Region> regions) {
        var deadline = Deadline.in(timeout);
        var registered = regions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> registered(entry.getValue().ref()).toCompletableFuture()));
        if (registered.isEmpty()) {
            return;
        }
        var each = registered.values().toArray(CompletableFuture[]::new);
        awaitFirst(CompletableFuture.anyOf(each));
        awaitOthers(CompletableFuture.allOf(each), shorter(LATE_TYPE_TIMEOUT, deadline.remaining()));
        registered.forEach((type, ready) -> {
            if (!ready.isDone() || ready.isCompletedExceptionally()) {
                LOG.warn("event=type-without-coordinator type={}", type);
            }
        });
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Completes once the region knows its coordinator, and so can send a message to an actor. */
    private CompletionStage<Set<?>> registered(ActorRef<ShardingEnvelope<Object>> region) {
        Callable<CompletionStage<Set<?>>> attempt =
                () -> Patterns.ask(Adapter.toClassic(region), ShardRegion.getCurrentRegionsInstance(), timeout)
                        .thenApply(reply -> ((ShardRegion.CurrentRegions) reply).getRegions());
        int attempts = Math.toIntExact(timeout.dividedBy(RETRY)) + 1;
        return Patterns.retry(
                attempt,
                (regions, failure) -> failure != null || regions.isEmpty(),
                attempts,
                RETRY,
                Adapter.toClassic(system));
    }

    @SuppressWarnings("try") // nothing is asked of the progress
    private void awaitFirst(CompletableFuture<?> ready) {
        try (var progress = StartProgress.of(this::awaited)) {
            ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the actor system started", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new SystemStartException("The actor system could not be asked within stagedoor.system.start-timeout="
                    + timeout
                    + base.obstacle(system).map(obstacle -> ": " + obstacle).orElse(""));
        }
    }

    private String awaited() {
        return "the actor system"
                + base.obstacle(system).map(obstacle -> ": " + obstacle).orElse("");
    }

    private static void awaitOthers(CompletableFuture<Void> ready, Duration longest) {
        ready.completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS)
                .handle((all, failure) -> null)
                .join();
    }
}
