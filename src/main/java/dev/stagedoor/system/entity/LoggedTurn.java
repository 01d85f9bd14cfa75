package dev.stagedoor.system.entity;

import dev.stagedoor.logging.LogScope;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.memory.Activity;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Describes what an actor logs while it handles a message. For use by the actor's own thread. */
final class LoggedTurn implements Supplier<Map<String, String>> {

    private static final String TRACEPARENT = "traceparent";
    private static final String CALLER = "caller";

    private final Activity activity;
    private @Nullable Envelope current;

    LoggedTurn(Activity activity) {
        this.activity = activity;
    }

    void begin(Envelope envelope) {
        current = envelope;
        describe(TRACEPARENT, envelope.origin().traceparent());
        describe(CALLER, envelope.origin().caller());
        LogScope.enter(this);
    }

    void end(Envelope envelope) {
        LogScope.exit();
        forget(TRACEPARENT, envelope.origin().traceparent());
        forget(CALLER, envelope.origin().caller());
        current = null;
    }

    @Override
    public Map<String, String> get() {
        var actor = "%s/%s".formatted(activity.shard().type(), activity.id());
        var message = current == null ? null : current.request().messageName();
        return message == null ? Map.of("actor", actor) : Map.of("actor", actor, "message", message);
    }

    private static void describe(String key, @Nullable String value) {
        if (value != null) {
            MDC.put(key, value);
        }
    }

    private static void forget(String key, @Nullable String value) {
        if (value != null) {
            MDC.remove(key);
        }
    }
}
