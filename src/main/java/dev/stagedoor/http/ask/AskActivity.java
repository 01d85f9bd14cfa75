package dev.stagedoor.http.ask;

import dev.stagedoor.inspect.Durations;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Durations of the asks that callers send through this process, by the type of their actors. */
public final class AskActivity {

    private final Map<String, Durations> byType;

    /** Creates the activity of these types, which nobody watches. */
    public AskActivity(Set<String> types) {
        byType = types.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), type -> new Durations()));
    }

    /**
     * Returns the durations of a type.
     *
     * @throws IllegalArgumentException if the type is not served
     */
    public Durations of(String type) {
        var durations = byType.get(type);
        if (durations == null) {
            throw new IllegalArgumentException("no such actor type: " + type);
        }
        return durations;
    }

    /** Begins to keep the durations of all types. */
    public void watch() {
        byType.values().forEach(Durations::watch);
    }

    /** Forgets the durations of all types. */
    public void unwatch() {
        byType.values().forEach(Durations::unwatch);
    }
}
