package dev.stagedoor.system.routing;

import dev.stagedoor.ask.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Process that hosts actors, as an asking process sees it. While it is silent, nothing is sent to it. Once it has
 * ended, it is gone, and messages on their way to it are lost. Then it is forgotten, and its shards can move elsewhere.
 * Safe for use by any thread.
 */
public final class Host {

    /** Number of deferred actions from which on tells are refused. */
    static final int MOST_TELLS = 10_000;

    private final String name;
    private @Nullable Queue<Runnable> deferred;
    private @Nullable Thread resuming;
    private boolean silent;
    private boolean gone;
    private boolean forgotten;
    private Deadline reachableAt = Deadline.in(Duration.ZERO);

    /**
     * Creates a host that is up.
     *
     * @param name the address of its member
     */
    public Host(String name) {
        this.name = name;
    }

    /** Returns whether the process has ended. */
    public synchronized boolean gone() {
        return gone;
    }

    /**
     * Marks the host as silent, unless it is forgotten.
     *
     * @param outage how long until its actors can be reached again, there or elsewhere; zero if that is not known
     */
    public synchronized void fallSilent(Duration outage) {
        if (forgotten) {
            return;
        }
        silent = true;
        reachableAt = Deadline.in(outage);
        if (deferred == null) {
            deferred = new ArrayDeque<>();
        }
    }

    /** Marks the host as heard of again, unless it is gone, and runs the deferred actions. */
    public void speak() {
        synchronized (this) {
            if (gone) {
                return;
            }
            reachableAt = Deadline.in(Duration.ZERO);
        }
        resume();
    }

    /**
     * Marks the host as gone.
     *
     * @param outage how long until its actors can be reached elsewhere; zero if that is not known
     */
    public synchronized void leave(Duration outage) {
        fallSilent(outage);
        gone = true;
    }

    /** Returns how long its actors cannot be reached yet; zero if they can, or if that is not known. */
    synchronized Duration outage() {
        return reachableAt.remaining();
    }

    boolean isAt(String address) {
        return name.equals(address);
    }

    synchronized boolean isForgotten() {
        return forgotten;
    }

    /** Marks the host as forgotten: its shards can move, and the deferred actions run. */
    public void forget() {
        synchronized (this) {
            gone = true;
            forgotten = true;
        }
        resume();
    }

    /** Runs the deferred actions in order. Actions that arrive meanwhile wait behind them. */
    private void resume() {
        synchronized (this) {
            silent = false;
            if (resuming != null) {
                return;
            }
            resuming = Thread.currentThread();
        }
        for (var due = next(); due != null; due = next()) {
            due.run();
        }
    }

    /** Returns the next deferred action; null if there is none, or if the host is silent again. */
    private synchronized @Nullable Runnable next() {
        if (silent || deferred == null || deferred.isEmpty()) {
            resuming = null;
            if (!silent) {
                deferred = null;
            }
            return null;
        }
        return deferred.remove();
    }

    /**
     * Defers the action until messages for the host's actors can be sent. Returns false if they can be sent now; the
     * action is not run then.
     */
    public synchronized boolean defers(Runnable action) {
        return deferred != null && !Thread.currentThread().equals(resuming) && deferred.add(action);
    }

    /** Returns whether so many actions are deferred that tells are refused. */
    synchronized boolean isOverloaded() {
        return deferred != null && deferred.size() >= MOST_TELLS;
    }

    @Override
    public String toString() {
        return name;
    }
}
