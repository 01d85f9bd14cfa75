package dev.stagedoor.system.failure;

import dev.stagedoor.inspect.ActorFailure;
import dev.stagedoor.inspect.FailureCause;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the failures of this process, by type and cause. Safe for use by any thread. */
final class FailureCounts implements MeterBinder {

    private final Map<Key, LongAdder> counts = new HashMap<>();

    private record Key(String type, FailureCause cause) {}

    /**
     * Creates counters that are zero.
     *
     * @param types the names of the actor types that are served
     */
    FailureCounts(Set<String> types) {
        types.forEach(this::addType);
        addType(ActorFailure.NO_TYPE);
    }

    private void addType(String type) {
        for (var cause : FailureCause.values()) {
            counts.put(new Key(type, cause), new LongAdder());
        }
    }

    /**
     * Counts one failure.
     *
     * @throws IllegalArgumentException if the type is not served
     */
    void add(String type, FailureCause cause) {
        var count = counts.get(new Key(type, cause));
        if (count == null) {
            throw new IllegalArgumentException("no such actor type: " + type);
        }
        count.increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.forEach((key, count) -> FunctionCounter.builder("stagedoor.actor.failures", count, LongAdder::sum)
                .description("How often actors failed, or messages went nowhere")
                .tag("type", key.type())
                .tag("cause", key.cause().word())
                .register(registry));
    }
}
