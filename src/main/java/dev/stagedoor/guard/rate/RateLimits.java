package dev.stagedoor.guard.rate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rate limits of actor types. */
public final class RateLimits {

    private final Map<String, RateLimit> byType;

    /** Creates the limits of the given types; others have none. */
    RateLimits(Map<String, RateLimit> byType) {
        this.byType = Map.copyOf(byType);
    }

    /** Returns the limit of a type; null if it has none. */
    public @Nullable RateLimit of(String type) {
        return byType.get(type);
    }

    /** Returns whether a type has a limit. */
    public boolean any() {
        return !byType.isEmpty();
    }
}
