package dev.stagedoor.system;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A process that hosts actors, seen from one that asks them. It may be silent for a while, and nothing is sent to it then. When
 * it has ended, it is gone: what was on its way to it is lost. Then it is forgotten: its shards can move elsewhere. Safe for
 * use by any thread.
 */
public final class Host {

    private final String name;
    private @Nullable CompletableFuture<Void> obstacle;
    private boolean gone;
    private boolean forgotten;

    /** A host that is there. */
    public Host(String name) {
        this.name = name;
    }

    /** Whether it runs no more. */
    public synchronized boolean gone() {
        return gone;
    }

    /** Notes that it is not heard of. */
    public synchronized void fallSilent() {
        if (obstacle == null && !forgotten) {
            obstacle = new CompletableFuture<>();
        }
    }

    /** Notes that it is heard of again. */
    public void speak() {
        if (!gone()) {
            clear();
        }
    }

    /** Notes that it runs no more. */
    public synchronized void leave() {
        fallSilent();
        gone = true;
    }

    /** Notes that its shards can move. */
    public void forget() {
        synchronized (this) {
            gone = true;
            forgotten = true;
        }
        clear();
    }

    private void clear() {
        CompletableFuture<Void> cleared;
        synchronized (this) {
            cleared = obstacle;
            obstacle = null;
        }
        if (cleared != null) {
            cleared.complete(null);
        }
    }

    /** Completes once asks for its actors can be sent; null if they can be now. */
    public synchronized @Nullable CompletableFuture<Void> obstacle() {
        return obstacle;
    }

    @Override
    public String toString() {
        return name;
    }
}
