package dev.stagedoor.durability;

import dev.stagedoor.ServiceProcess;
import dev.stagedoor.durability.Asked.Verdict;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Many clients of a service, each of whom asks for one operation after the other. They go home when they are told to, or
 * when the service is no more.
 */
final class Clients implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Longer than any answer may take. */
    private static final int LONGEST_ANSWER_SECONDS = 30;
    /** Who was turned away takes a breath. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private final ServiceProcess service;
    private final History history;
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final List<Future<?>> clients;
    private volatile boolean over;

    Clients(ServiceProcess service, History history) {
        this.service = service;
        this.history = history;
        this.clients = IntStream.range(0, CLIENTS)
                .<Future<?>>mapToObj(client -> threads.submit(this::askOneAfterTheOther))
                .toList();
    }

    private @Nullable Void askOneAfterTheOther() throws InterruptedException {
        while (!over && ask(history.next())) {
            // The next one, then.
        }
        return null;
    }

    /** Asks again as long as it is told that nothing was done; whether the service is still there. */
    private boolean ask(Operation operation) throws InterruptedException {
        while (!over) {
            try {
                var asked = Asked.answered(operation, send(operation));
                history.add(asked);
                if (asked.verdict() != Verdict.NOT_EXECUTED) {
                    return true;
                }
            } catch (CompletionException e) {
                unanswered(operation, e).ifPresent(history::add);
                return false;
            }
            Thread.sleep(BREATH);
        }
        return true;
    }

    private HttpResponse<String> send(Operation operation) {
        var key = operation.isKeyed() ? new String[] {"Idempotency-Key", operation.key()} : new String[0];
        return service.sendLater("POST", operation.path(), key)
                .orTimeout(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Optional<Asked> unanswered(Operation operation, CompletionException failure) {
        return switch (failure.getCause()) {
            case ConnectException never -> Optional.empty();
            case IOException broken -> Optional.of(Asked.unanswered(operation));
            case null, default -> throw failure;
        };
    }

    /** Waits until that many operations more were acknowledged. */
    void awaitKept(int more) {
        int before = history.kept();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> history.kept() >= before + more);
    }

    /** Sends them home, once they have their answers. */
    void goHome() throws InterruptedException, ExecutionException {
        over = true;
        awaitEnd();
    }

    /** Waits until all have gone. */
    void awaitEnd() throws InterruptedException, ExecutionException {
        for (var client : clients) {
            client.get();
        }
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
