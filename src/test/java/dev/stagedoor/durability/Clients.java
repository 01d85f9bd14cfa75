package dev.stagedoor.durability;

import dev.stagedoor.testkit.fixture.Asked;
import dev.stagedoor.testkit.fixture.Asked.Verdict;
import dev.stagedoor.testkit.fixture.Operation;
import dev.stagedoor.testkit.fixture.ServiceProcess;
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
 * Clients of a service, each of which asks for one operation after another until they are stopped or the service is
 * gone.
 */
final class Clients implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Longer than any answer takes. */
    private static final int LONGEST_ANSWER_SECONDS = 30;
    /** Pause before an operation that was not executed is repeated. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ServiceProcess service;
    private final History history;
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final List<Future<?>> clients;
    private volatile boolean stopped;

    Clients(ServiceProcess service, History history) {
        this.service = service;
        this.history = history;
        this.clients = IntStream.range(0, CLIENTS)
                .<Future<?>>mapToObj(client -> threads.submit(this::askOneAfterTheOther))
                .toList();
    }

    private @Nullable Void askOneAfterTheOther() throws InterruptedException {
        while (!stopped && ask(history.next())) {
            // ask() does the work
        }
        return null;
    }

    /** Repeats the operation while it is not executed. Returns whether the service is still there. */
    private boolean ask(Operation operation) throws InterruptedException {
        while (!stopped) {
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
            Thread.sleep(PAUSE);
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

    /** Waits until {@code more} further operations were acknowledged. */
    void awaitKept(int more) {
        int before = history.kept();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> history.kept() >= before + more);
    }

    /** Stops the clients, and waits for the answers that are pending. */
    void stop() throws InterruptedException, ExecutionException {
        stopped = true;
        awaitEnd();
    }

    /** Waits until all clients have ended. */
    void awaitEnd() throws InterruptedException, ExecutionException {
        for (var client : clients) {
            client.get();
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
