package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Stage;
import dev.stagedoor.guard.breaker.ActorBreakers;
import dev.stagedoor.guard.breaker.BreakerStatus;
import dev.stagedoor.guard.breaker.ShutOffActor;
import dev.stagedoor.guard.breaker.ShutOffActors;
import dev.stagedoor.guard.breaker.TypeBreaker;
import dev.stagedoor.guard.policy.ActorLimit;
import dev.stagedoor.guard.policy.CallerShare;
import dev.stagedoor.guard.policy.Policy;
import dev.stagedoor.guard.policy.TypeBulkhead;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Guard of one actor type. It sends an ask if all its policies permit it. */
final class TypeGuard {

    private final Stage stage;
    private final TypeBreaker typeBreaker;
    private final ActorBreakers actorBreakers;
    private final List<Policy> breakers;
    private final List<Policy> all;

    /**
     * Creates a guard in front of the stage.
     *
     * @param actorConfig configuration of the breakers of single actors
     */
    TypeGuard(
            Stage stage,
            CircuitBreaker breaker,
            CircuitBreakerConfig actorConfig,
            Bulkhead bulkhead,
            GuardProperties properties) {
        this.stage = stage;
        this.typeBreaker = new TypeBreaker(breaker);
        this.actorBreakers = new ActorBreakers(actorConfig);
        this.breakers = List.of(typeBreaker, actorBreakers);
        this.all = new ArrayList<>(breakers);
        if (properties.boundsCallers()) {
            all.add(new CallerShare(bulkhead, properties.callerShare()));
        }
        all.add(new TypeBulkhead(bulkhead));
        all.add(new ActorLimit(properties.asksPerActor()));
    }

    /** Sends a question if all policies permit it. */
    CompletableFuture<Outcome> question(Ask ask) {
        var permits = new Permits(ask, all.size());
        var refused = permits.acquire(all);
        return refused == null
                ? new GuardedAsk(permits).following(stage.ask(ask))
                : CompletableFuture.completedFuture(refused);
    }

    /**
     * Sends a tell unless a breaker refuses it. A tell has no outcome to count, so its permits are returned at once.
     */
    CompletableFuture<Outcome> tell(Ask ask) {
        var permits = new Permits(ask, breakers.size());
        var refused = permits.acquire(breakers);
        if (refused != null) {
            return CompletableFuture.completedFuture(refused);
        }
        permits.settle(null);
        return stage.ask(ask);
    }

    BreakerStatus status() {
        return typeBreaker.status();
    }

    ShutOffActors shutOff() {
        return actorBreakers.shutOff();
    }

    Optional<ShutOffActor> shutOff(String id) {
        return actorBreakers.shutOff(id);
    }
}
