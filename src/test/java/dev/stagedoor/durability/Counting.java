package dev.stagedoor.durability;

import dev.stagedoor.testkit.fixture.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Client that repeatedly asks a counter, which persists nothing. */
final class Counting implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_ANSWER_SECONDS = 30;
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final ServiceProcess service;
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> client;
    private volatile boolean stopped;

    Counting(ServiceProcess service) {
        this.service = service;
        this.client = thread.submit(() -> {
            while (!stopped) {
                statuses.add(service.sendLater("POST", "/actors/counter/busy/increment?by=1")
                        .orTimeout(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)
                        .join()
                        .statusCode());
                Thread.sleep(PAUSE);
            }
            return null;
        });
    }

    /** Waits until {@code more} further asks were answered. */
    void awaitAnswered(int more) {
        int before = statuses.size();
        Awaitility.await().atMost(PATIENCE).until(() -> statuses.size() >= before + more);
    }

    /** Stops the client, and returns the status of each answer. */
    List<Integer> statuses() throws InterruptedException, ExecutionException {
        stopped = true;
        client.get();
        return List.copyOf(statuses);
    }

    /** Returns the counter's reply with its count. */
    String count() {
        return service.send("GET", "/actors/counter/busy/count").body();
    }

    @Override
    public void close() {
        stopped = true;
        thread.shutdownNow();
    }
}
