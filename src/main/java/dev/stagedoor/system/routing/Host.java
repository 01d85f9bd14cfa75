package dev.stagedoor.system.routing;

import dev.stagedoor.ask.Deadline;
import java.time.Duration;

/**
 * Process that hosts actors, as an asking process sees it. While it is unreachable, nothing is sent to it. Once it has
 * ended, it is gone, and messages on their way to it are lost. Then it is forgotten, and its shards can move elsewhere.
 * Safe for use by any thread.
 */
public final class Host {

    /** Number of deferred actions from which on tells are refused. */
    static final int MOST_TELLS = 10_000;

    private final String name;
    private final DeferredActions deferred = new DeferredActions();
    private volatile HostState state = new HostState.Reachable();

    /**
     * Creates a host that is reachable.
     *
     * @param name the address of its member
     */
    public Host(String name) {
        this.name = name;
    }

    /** Returns whether the process has ended. */
    public boolean isGone() {
        return state.isGone();
    }

    /** Marks the host as reachable again, unless it is gone, and runs the deferred actions. */
    public void markReachable() {
        synchronized (this) {
            become(state.toReachable());
        }
        deferred.run();
    }

    /**
     * Marks the host as unreachable, unless it is gone.
     *
     * @param outage how long until its actors can be reached again, there or elsewhere; zero if that is not known
     */
    public synchronized void markUnreachable(Duration outage) {
        become(state.toUnreachable(Deadline.in(outage)));
    }

    /**
     * Marks the host as gone, unless it is forgotten.
     *
     * @param outage how long until its actors can be reached elsewhere; zero if that is not known
     */
    public synchronized void markGone(Duration outage) {
        become(state.toGone(Deadline.in(outage)));
    }

    /** Marks the host as forgotten: its shards can move, and the deferred actions run. */
    public void forget() {
        synchronized (this) {
            become(state.toForgotten());
        }
        deferred.run();
    }

    private void become(HostState next) {
        state = next;
        if (next.accepts()) {
            deferred.resume();
        } else {
            deferred.pause();
        }
    }

    /** Returns how long its actors cannot be reached yet; zero if they can, or if that is not known. */
    Duration outage() {
        return state.outage();
    }

    boolean isAt(String address) {
        return name.equals(address);
    }

    boolean isForgotten() {
        return state instanceof HostState.Forgotten;
    }

    /**
     * Defers the action until messages for the host's actors can be sent. Returns false if they can be sent now; the
     * action is not run then.
     */
    public boolean defers(Runnable action) {
        return deferred.defer(action);
    }

    /** Returns whether so many actions are deferred that tells are refused. */
    boolean isOverloaded() {
        return deferred.size() >= MOST_TELLS;
    }

    @Override
    public String toString() {
        return name;
    }
}
