package dev.stagedoor.system.routing;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Actions that wait while they are paused. One thread runs them later, in order. Safe for use by any thread. */
final class DeferredActions {

    private final Queue<Runnable> actions = new ArrayDeque<>();
    private boolean paused;
    private @Nullable Thread runner;

    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
    }

    /**
     * Adds the action, if it has to wait: actions are paused, or there are others before it. Returns false if it does
     * not; the action is not run then.
     */
    synchronized boolean defer(Runnable action) {
        boolean waits = paused || runner != null || !actions.isEmpty();
        return waits && !Thread.currentThread().equals(runner) && actions.add(action);
    }

    synchronized int size() {
        return actions.size();
    }

    /** Runs the actions until they are paused. Actions that are deferred meanwhile wait behind them. */
    void run() {
        if (!begin()) {
            return;
        }
        for (var due = next(); due != null; due = next()) {
            due.run();
        }
    }

    private synchronized boolean begin() {
        if (runner != null || paused || actions.isEmpty()) {
            return false;
        }
        runner = Thread.currentThread();
        return true;
    }

    /** Returns the next action; null if there is none, or if they are paused again. */
    private synchronized @Nullable Runnable next() {
        if (paused || actions.isEmpty()) {
            runner = null;
            return null;
        }
        return actions.remove();
    }
}
