package dev.stagedoor.system;

import dev.stagedoor.ask.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A process that hosts actors, seen from one that asks them. It may be silent for a while, and nothing is sent to it then. When
 * it has ended, it is gone: what was on its way to it is lost. Then it is forgotten: its shards can move elsewhere. Safe for
 * use by any thread.
 */
public final class Host {

    /** Where so much waits for a silent host, nothing is added that nobody waits for. */
    static final int MOST_TELLS = 10_000;

    private final String name;
    private @Nullable Queue<Runnable> deferred;
    private @Nullable Thread resuming;
    private boolean silent;
    private boolean gone;
    private boolean forgotten;
    private Deadline back = Deadline.in(Duration.ZERO);

    /** A host that is there. */
    public Host(String name) {
        this.name = name;
    }

    /** Whether it runs no more. */
    public synchronized boolean gone() {
        return gone;
    }

    /**
     * Notes that it is not heard of.
     *
     * @param outage how long it takes until its actors can be reached again, there or elsewhere; zero if that is not known
     */
    public synchronized void fallSilent(Duration outage) {
        if (forgotten) {
            return;
        }
        silent = true;
        back = Deadline.in(outage);
        if (deferred == null) {
            deferred = new ArrayDeque<>();
        }
    }

    /** Notes that it is heard of again. */
    public void speak() {
        synchronized (this) {
            if (gone) {
                return;
            }
            back = Deadline.in(Duration.ZERO);
        }
        resume();
    }

    /**
     * Notes that it runs no more.
     *
     * @param outage how long it takes until its actors can be reached elsewhere; zero if that is not known
     */
    public synchronized void leave(Duration outage) {
        fallSilent(outage);
        gone = true;
    }

    /** How long its actors cannot be reached yet; zero if they can, or that is not known. */
    synchronized Duration outage() {
        return back.remaining();
    }

    boolean isAt(String address) {
        return name.equals(address);
    }

    synchronized boolean isForgotten() {
        return forgotten;
    }

    /** Notes that its shards can move. */
    public void forget() {
        synchronized (this) {
            gone = true;
            forgotten = true;
        }
        resume();
    }

    /** Runs what waits, in the order it came; what comes meanwhile waits behind it. */
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

    /** The next that waits; null if there is none, or it has to wait again. */
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

    /** Has the action run once something for its actors can be sent; false if it can be now, and then it is not run. */
    public synchronized boolean defers(Runnable action) {
        return deferred != null && !Thread.currentThread().equals(resuming) && deferred.add(action);
    }

    /** Whether so much waits for it that what nobody waits for is better refused. */
    synchronized boolean isCrowded() {
        return deferred != null && deferred.size() >= MOST_TELLS;
    }

    @Override
    public String toString() {
        return name;
    }
}
