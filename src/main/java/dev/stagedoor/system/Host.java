package dev.stagedoor.system;

import java.util.concurrent.CompletableFuture;

/**
 * A process that hosts actors, seen from the one that asks them. First it is gone: it runs no more, and what was on its way
 * to it is lost. Then it is forgotten: its shards can move elsewhere. Safe for use by any thread.
 */
public final class Host {

    private final String name;
    private final CompletableFuture<Void> forgotten = new CompletableFuture<>();
    private volatile boolean gone;

    /** A host that is there. */
    public Host(String name) {
        this.name = name;
    }

    /** Whether it runs no more. */
    public boolean gone() {
        return gone;
    }

    /** Notes that it runs no more. */
    public void leave() {
        gone = true;
    }

    /** Completes once asks for its actors can be sent again. */
    public CompletableFuture<Void> forgotten() {
        return forgotten;
    }

    @Override
    public String toString() {
        return name;
    }
}
