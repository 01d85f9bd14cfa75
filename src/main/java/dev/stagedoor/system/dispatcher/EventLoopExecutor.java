package dev.stagedoor.system.dispatcher;

import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Executor of the turns of actors. A turn that a Netty event loop submits may run on that event loop at once, which
 * saves waking another thread and coming back. All other turns run on a pool. Safe for use by any thread.
 */
final class EventLoopExecutor extends AbstractExecutorService {

    /** Executor whose turn the event loop runs, if the actors have come there by proving quick. */
    private static final FastThreadLocal<@Nullable EventLoopExecutor> ADAPTED = new FastThreadLocal<>();

    private volatile RunOn runOn;
    private final ExecutorService pool;
    private final MeanRunTime meanRunTime = new MeanRunTime();

    EventLoopExecutor(RunOn runOn, ExecutorService pool) {
        this.runOn = runOn;
        this.pool = pool;
    }

    @Override
    public void execute(Runnable turn) {
        switch (runOn) {
            case POOL -> pool.execute(turn);
            case EVENT_LOOP -> {
                if (isOnEventLoop()) {
                    Trampoline.current().run(() -> runSafely(turn), pool);
                } else {
                    pool.execute(turn);
                }
            }
            case ADAPTIVE -> {
                if (meanRunTime.isQuick() && isOnEventLoop()) {
                    Trampoline.current().run(() -> runSafely(() -> runAdaptively(turn)), pool);
                } else {
                    pool.execute(() -> measure(turn));
                }
            }
        }
    }

    static boolean isOnEventLoop() {
        return Thread.currentThread() instanceof FastThreadLocalThread;
    }

    /** Keeps the actors whose turn runs now on their pool from now on, if they have come here by proving quick. */
    static void leaveEventLoopForGood() {
        var adapted = ADAPTED.get();
        if (adapted != null) {
            adapted.runOn = RunOn.POOL;
        }
    }

    private void runAdaptively(Runnable turn) {
        ADAPTED.set(this);
        try {
            measure(turn);
        } finally {
            ADAPTED.set(null);
        }
    }

    private void measure(Runnable turn) {
        long begun = System.nanoTime();
        try {
            turn.run();
        } finally {
            meanRunTime.record(System.nanoTime() - begun);
        }
    }

    /** Lets a thread of the pool end with a fatal error: Pekko handles it there, and the event loop goes on. */
    private void runSafely(Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException | Error fatal) {
            pool.execute(() -> {
                throw fatal;
            });
        }
    }

    @Override
    public void shutdown() {
        pool.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return pool.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return pool.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return pool.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return pool.awaitTermination(timeout, unit);
    }
}
