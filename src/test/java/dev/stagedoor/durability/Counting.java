package dev.stagedoor.durability;

import dev.stagedoor.ServiceProcess;
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

/** A client who asks a counter, which persists nothing, again and again. */
final class Counting implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_ANSWER_SECONDS = 30;
    private static final Duration BREATH = Duration.ofMillis(5);

    private final ServiceProcess service;
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> client;
    private volatile boolean over;

    Counting(ServiceProcess service) {
        this.service = service;
        this.client = thread.submit(() -> {
            while (!over) {
                statuses.add(service.sendLater("POST", "/actors/counter/busy/increment?by=1")
                        .orTimeout(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)
                        .join()
                        .statusCode());
                Thread.sleep(BREATH);
            }
            return null;
        });
    }

    /** Waits until that many asks more were answered. */
    void awaitAnswered(int more) {
        int before = statuses.size();
        Awaitility.await().atMost(PATIENCE).until(() -> statuses.size() >= before + more);
    }

    /** Ends it; the status of each answer. */
    List<Integer> statuses() throws InterruptedException, ExecutionException {
        over = true;
        client.get();
        return List.copyOf(statuses);
    }

    /** The count, as the counter itself tells it. */
    String count() {
        return service.send("GET", "/actors/counter/busy/count").body();
    }

    @Override
    public void close() {
        over = true;
        thread.shutdownNow();
    }
}
