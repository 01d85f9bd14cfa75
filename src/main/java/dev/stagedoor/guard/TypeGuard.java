package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Stage;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The guard of one type of actors: asks that all its policies permit are sent. */
final class TypeGuard {

    private final Stage stage;
    private final TypeBreaker typeBreaker;
    private final ActorBreakers actorBreakers;
    private final List<Policy> breakers;
    private final List<Policy> all;

    /**
     * A guard in front of the stage.
     *
     * @param ofActors how the breakers of single actors are configured
     */
    TypeGuard(
            Stage stage,
            CircuitBreaker breaker,
            CircuitBreakerConfig ofActors,
            Bulkhead bulkhead,
            GuardProperties properties) {
        this.stage = stage;
        this.typeBreaker = new TypeBreaker(breaker);
        this.actorBreakers = new ActorBreakers(ofActors);
        this.breakers = List.of(typeBreaker, actorBreakers);
        this.all = new ArrayList<>(breakers);
        if (properties.boundsCallers()) {
            all.add(new CallerShare(bulkhead, properties.callerShare()));
        }
        all.add(new TypeBulkhead(bulkhead));
        all.add(new ActorLimit(properties.asksPerActor()));
    }

    /** Asks for a reply. */
    CompletableFuture<Outcome> question(Ask ask) {
        var permits = new Permits(ask, all.size());
        var refused = permits.acquire(all);
        return refused == null
                ? new GuardedAsk(permits).following(stage.ask(ask))
                : CompletableFuture.completedFuture(refused);
    }

    /** Tells, unless a breaker is open. Nothing comes of a tell that could be counted. */
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
}
