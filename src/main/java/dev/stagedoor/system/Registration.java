package dev.stagedoor.system;

import java.time.Duration;
import java.util.Collection;
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
     * the others: a type that is new to the cluster has no coordinator before the older members have gone.
     *
     * @throws SystemStartException if that takes longer than the start timeout
     */
    void await(Regions regions) {
        var registered = regions.byType().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> registered(entry.getValue().ref()).toCompletableFuture()));
        await(readyToStart(registered.values()));
        registered.forEach((type, ready) -> {
            if (!ready.isDone()) {
                LOG.warn("event=type-without-coordinator type={}", type);
            }
        });
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

    private static CompletableFuture<?> readyToStart(Collection<CompletableFuture<Set<?>>> registered) {
        var each = registered.toArray(CompletableFuture[]::new);
        var all = CompletableFuture.allOf(each);
        return registered.isEmpty()
                ? all
                : CompletableFuture.anyOf(each)
                        .thenCompose(first ->
                                all.completeOnTimeout(null, LATE_TYPE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void await(CompletableFuture<?> ready) {
        try {
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
}
