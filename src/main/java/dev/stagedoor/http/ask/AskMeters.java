package dev.stagedoor.http.ask;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.inspect.Durations;
import dev.stagedoor.protocol.model.Names;
import dev.stagedoor.protocol.model.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Timers of the asks of one operation: {@code stagedoor.asks} by type, message and outcome. The id is not a tag,
 * because the number of ids is unbounded. Each timer is looked up once.
 */
public final class AskMeters {

    private static final String ABANDONED = "abandoned";

    private final Operation operation;
    private final MeterRegistry registry;
    private final Durations durations;
    private final Map<Class<?>, Timer> byOutcome = new ConcurrentHashMap<>();
    private final Timer refused;

    /**
     * Creates the meters of an operation.
     *
     * @param activity takes the duration of each ask, if somebody watches
     */
    public AskMeters(Operation operation, MeterRegistry registry, AskActivity activity) {
        this.operation = operation;
        this.registry = registry;
        this.durations = activity.of(operation.type());
        this.refused = timer("refused");
    }

    /** Records the duration of an ask; the outcome is null if the caller disconnected. */
    void record(@Nullable Outcome outcome, long nanos) {
        timerOf(outcome).record(nanos, TimeUnit.NANOSECONDS);
        durations.record(nanos, !isAnswered(outcome));
    }

    private static boolean isAnswered(@Nullable Outcome outcome) {
        return outcome instanceof Outcome.Replied || outcome instanceof Outcome.Told;
    }

    private Timer timerOf(@Nullable Outcome outcome) {
        if (outcome == null) {
            return byOutcome.computeIfAbsent(Void.class, none -> timer(ABANDONED));
        }
        if (outcome instanceof Outcome.Replied(var value) && operation.refusesBy(value)) {
            return refused;
        }
        return byOutcome.computeIfAbsent(outcome.getClass(), type -> timer(Names.kebabCase(type.getSimpleName())));
    }

    private Timer timer(String outcome) {
        return Timer.builder("stagedoor.asks")
                .description("Asks to actors")
                .tag("type", operation.type())
                .tag("message", operation.name())
                .tag("outcome", outcome)
                .register(registry);
    }
}
