package dev.stagedoor.guard.breaker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.LogValue;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.guard.policy.Policy;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Circuit breakers of the single actors of one type. An actor gets a breaker at its first failure and loses it once it
 * is healthy again, so healthy actors use no memory.
 */
public final class ActorBreakers implements Policy {

    /** Once evicted, an actor is asked again; if it still fails, it gets a new breaker. */
    private static final int MAX_BREAKERS = 4_096;

    private static final Duration IDLE_EXPIRY = Duration.ofMinutes(10);
    private static final int MAX_LISTED = 100;

    private final CircuitBreakerConfig config;
    private final Cache<String, FailingActor> failing = Caffeine.newBuilder()
            .maximumSize(MAX_BREAKERS)
            .expireAfterAccess(IDLE_EXPIRY)
            .executor(Runnable::run)
            .build();

    /** Creates no breaker yet. The configuration applies to all of them. */
    public ActorBreakers(CircuitBreakerConfig config) {
        this.config = config;
    }

    @Override
    public Decision decide(Ask ask) {
        var actor = failing.getIfPresent(ask.address().id());
        return actor == null ? (Permit) this::settleFirst : actor.decide(ask);
    }

    /** Settles an ask to an actor that had no breaker when the ask was permitted. */
    private void settleFirst(Ask ask, @Nullable Outcome outcome, long nanos) {
        var verdict = AskVerdict.of(ask, outcome, nanos);
        switch (verdict) {
            case FAILED, LATE ->
                failing.get(ask.address().id(), id -> create(ask.address())).failFirst(verdict, nanos);
            case HEALTHY, UNKNOWN -> {}
        }
    }

    private FailingActor create(Address address) {
        var name = LogValue.of(address.type() + "/" + address.id());
        var log = new BreakerLog(Outcome.Scope.ACTOR, name);
        return new FailingActor(
                new Breaker(CircuitBreaker.of(name, config), log::transition),
                healthy -> failing.asMap().remove(address.id(), healthy));
    }

    /** Returns the actor if it is shut off. */
    public Optional<ShutOffActor> shutOff(String id) {
        return Optional.ofNullable(failing.asMap().get(id)).flatMap(actor -> actor.show(id));
    }

    public ShutOffActors shutOff() {
        var shut = failing.asMap().entrySet().stream()
                .flatMap(entry -> entry.getValue().show(entry.getKey()).stream())
                .sorted(Comparator.comparing(ShutOffActor::since).reversed())
                .toList();
        return new ShutOffActors(shut.size(), shut.subList(0, Math.min(MAX_LISTED, shut.size())));
    }
}
