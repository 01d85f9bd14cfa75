package dev.stagedoor.system.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventLoopExecutorTests {

    private static final int TIMEOUT_SECONDS = 20;
    private static final int MANY = 20_000;

    private final EventExecutor eventLoop = new DefaultEventExecutor();
    private final BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    private final ExecutorService pool = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "pool");
        thread.setUncaughtExceptionHandler((same, failure) -> uncaught.add(failure));
        return thread;
    });

    @AfterEach
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the process at the latest
    void stop() {
        pool.shutdownNow();
        eventLoop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    private <T> T onEventLoop(Callable<T> task) throws Exception {
        return eventLoop.submit(task).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns the thread that runs a turn, which another turn on the event loop submits. */
    private Thread runFromEventLoop(EventLoopExecutor executor) throws Exception {
        var threads = new LinkedBlockingQueue<Thread>();
        onEventLoop(() -> {
            executor.execute(() -> threads.add(Thread.currentThread()));
            return true;
        });
        return threads.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private Thread eventLoopThread() throws Exception {
        return onEventLoop(Thread::currentThread);
    }

    private static void prove(EventLoopExecutor executor) throws InterruptedException {
        var done = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            executor.execute(done::countDown);
        }
        done.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void runsATurnOnTheEventLoopThatSubmitsIt() throws Exception {
        var executor = new EventLoopExecutor(RunOn.EVENT_LOOP, pool);

        assertThat(runFromEventLoop(executor)).isEqualTo(eventLoopThread());
    }

    @Test
    void runsATurnOnThePoolWhenAnotherThreadSubmitsIt() throws Exception {
        var executor = new EventLoopExecutor(RunOn.EVENT_LOOP, pool);
        var threads = new LinkedBlockingQueue<Thread>();

        executor.execute(() -> threads.add(Thread.currentThread()));

        assertThat(threads.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .hasToString(poolThread().toString());
    }

    private Thread poolThread() throws Exception {
        return pool.submit(Thread::currentThread).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void runsNewTypesOnThePool() throws Exception {
        var executor = new EventLoopExecutor(RunOn.ADAPTIVE, pool);

        assertThat(runFromEventLoop(executor)).isEqualTo(poolThread());
    }

    @Test
    void runsQuickTypesOnTheEventLoop() throws Exception {
        var executor = new EventLoopExecutor(RunOn.ADAPTIVE, pool);

        prove(executor);

        assertThat(runFromEventLoop(executor)).isEqualTo(eventLoopThread());
    }

    @Test
    void keepsATypeOnThePoolOnceATurnHasLeftTheEventLoopForGood() throws Exception {
        var executor = new EventLoopExecutor(RunOn.ADAPTIVE, pool);
        prove(executor);

        onEventLoop(() -> {
            executor.execute(EventLoopExecutor::leaveEventLoopForGood);
            return true;
        });
        prove(executor);

        assertThat(runFromEventLoop(executor)).isEqualTo(poolThread());
    }

    @Test
    void runsTypesThatMustNotLeaveItOnThePool() throws Exception {
        var executor = new EventLoopExecutor(RunOn.POOL, pool);

        prove(executor);

        assertThat(runFromEventLoop(executor)).isEqualTo(poolThread());
    }

    @Test
    void runsSubmittedTurnsOneAfterTheOther() throws Exception {
        var executor = new EventLoopExecutor(RunOn.EVENT_LOOP, pool);

        List<String> order = onEventLoop(() -> {
            var turns = new ArrayList<String>();
            executor.execute(() -> {
                executor.execute(() -> turns.add("second"));
                turns.add("first");
            });
            return turns;
        });

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void movesTurnsToThePoolWhenTheEventLoopRanMany() throws Exception {
        var executor = new EventLoopExecutor(RunOn.EVENT_LOOP, pool);
        var threads = new LinkedBlockingQueue<Thread>();

        onEventLoop(() -> {
            executor.execute(() -> {
                for (int i = 0; i < Trampoline.MOST_TASKS; i++) {
                    executor.execute(() -> threads.add(Thread.currentThread()));
                }
            });
            return true;
        });

        assertThat(threads).hasSizeGreaterThanOrEqualTo(Trampoline.MOST_TASKS - 1);
        assertThat(onPool(threads)).contains(poolThread());
    }

    /** Returns the threads once the pool has run all that was submitted. */
    private List<Thread> onPool(BlockingQueue<Thread> threads) throws Exception {
        poolThread();
        return List.copyOf(threads);
    }

    @Test
    void passesAFatalErrorToThePool() throws Exception {
        var executor = new EventLoopExecutor(RunOn.EVENT_LOOP, pool);

        onEventLoop(() -> {
            executor.execute(() -> {
                throw new LinkageError("fatal");
            });
            return true;
        });

        assertThat(uncaught.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)).hasMessage("fatal");
        assertThat(runFromEventLoop(executor)).isEqualTo(eventLoopThread());
    }
}
