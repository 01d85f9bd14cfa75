package dev.stagedoor.system.dispatcher;

import java.util.Locale;

/** Threads that run the actors of a type. */
public enum RunOn {
    /** The pool at first; the event loop of the request while the actors prove quick. */
    ADAPTIVE,
    /** The event loop of the request. An actor that blocks delays other requests. */
    EVENT_LOOP,
    /** A pool of the type's own. */
    POOL;

    /** Returns the name in configuration files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RunOn of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
