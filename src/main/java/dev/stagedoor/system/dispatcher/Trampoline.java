package dev.stagedoor.system.dispatcher;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs tasks on an event loop, one after the other, inside the call that submitted the first. Tasks that these submit
 * wait in a queue, so that the stack stays flat. For use by the thread of the event loop.
 */
final class Trampoline {

    /** Number of tasks in one call, after which the event loop turns to its connections again. */
    static final int MOST_TASKS = 256;

    private static final FastThreadLocal<Trampoline> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected Trampoline initialValue() {
            return new Trampoline();
        }
    };

    /**
     * Task with the executor for when there is no more time on the event loop.
     *
     * @param later runs the task on another thread
     */
    private record Queued(Runnable task, Executor later) {}

    private final Queue<Queued> queue = new ArrayDeque<>();
    private boolean running;

    /** Returns the trampoline of the current thread, which must be one of Netty's. */
    static Trampoline current() {
        return OF_THREAD.get();
    }

    /**
     * Runs the task now, or after the one that runs now.
     *
     * @param task must not throw
     * @param later runs the task if too many others are before it
     */
    void run(Runnable task, Executor later) {
        if (running) {
            queue.add(new Queued(task, later));
            return;
        }
        running = true;
        try {
            task.run();
            runQueued();
        } finally {
            running = false;
        }
    }

    private void runQueued() {
        int count = 1;
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            if (count++ < MOST_TASKS) {
                next.task().run();
            } else {
                next.later().execute(next.task());
            }
        }
    }
}
