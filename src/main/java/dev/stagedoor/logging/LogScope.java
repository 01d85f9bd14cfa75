package dev.stagedoor.logging;

import java.util.Map;
import java.util.function.Supplier;

/** What a thread does at the moment, for the fields of what it logs. It is described only if something is logged. */
public final class LogScope {

    private static final Supplier<Map<String, String>> NOTHING = Map::of;
    private static final ThreadLocal<Supplier<Map<String, String>>> CURRENT = ThreadLocal.withInitial(() -> NOTHING);

    private LogScope() {}

    /**
     * Begins to describe what this thread logs, until {@link #exit}.
     *
     * @param fields returns the fields by their names
     */
    public static void enter(Supplier<Map<String, String>> fields) {
        CURRENT.set(fields);
    }

    /** Ends what {@link #enter} began. */
    public static void exit() {
        // A removed value would be allocated anew for each message.
        CURRENT.set(NOTHING);
    }

    /** Returns the fields of what this thread logs now; empty outside of a scope. */
    static Map<String, String> fields() {
        return CURRENT.get().get();
    }
}
