package dev.stagedoor.guard;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Stage;
import dev.stagedoor.guard.breaker.BreakerStatus;
import dev.stagedoor.guard.breaker.ShutOffActor;
import dev.stagedoor.guard.breaker.ShutOffActors;
import dev.stagedoor.tracing.Tracing;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Stage that sends messages through the guard of their actor type. Starting, stopping and erasing actors is not
 * guarded, so that callers can stop an actor that hangs.
 */
final class GuardedStage implements Stage, Breakers {

    private final Stage stage;
    private final Stage traced;
    private final Map<String, TypeGuard> guards;

    GuardedStage(Stage stage, Tracing tracing, Map<String, TypeGuard> guards) {
        this.stage = stage;
        this.traced = tracing.around(this::guarded);
        this.guards = Map.copyOf(guards);
    }

    @Override
    public CompletableFuture<Outcome> ask(Ask ask) {
        return traced.ask(ask);
    }

    private CompletableFuture<Outcome> guarded(Ask ask) {
        return switch (ask.request()) {
            case Request.Question question -> guard(ask.address().type()).question(ask);
            case Request.Tell tell -> guard(ask.address().type()).tell(ask);
            case Request.Start start -> stage.ask(ask);
            case Request.Stop stop -> stage.ask(ask);
            case Request.Erase erase -> stage.ask(ask);
        };
    }

    @Override
    public BreakerStatus of(String type) {
        return guard(type).status();
    }

    @Override
    public ShutOffActors shutOff(String type) {
        return guard(type).shutOff();
    }

    @Override
    public Optional<ShutOffActor> shutOff(String type, String id) {
        return guard(type).shutOff(id);
    }

    /** Returns the names of all actor types. */
    Set<String> types() {
        return guards.keySet();
    }

    private TypeGuard guard(String type) {
        var guard = guards.get(type);
        if (guard == null) {
            throw new IllegalArgumentException("no such actor type: " + type);
        }
        return guard;
    }
}
