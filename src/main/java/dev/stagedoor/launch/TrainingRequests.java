package dev.stagedoor.launch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Requests to the samples, one of each kind, then many asks at a time.
 *
 * @param client sends the requests
 * @param origin scheme, host and port of the service
 */
record TrainingRequests(HttpClient client, String origin) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> PAGES =
            List.of("/actors", "/actors/counter", "/v3/api-docs", "/actuator/prometheus", "/problems");

    /** Enough for types to be moved to the event loop, so that the classes for that are loaded. */
    private static final int BATCHES = 300;

    private static final int ROUNDS = 20;
    private static final int ASKS_AT_A_TIME = 32;
    private static final int ACTORS = 100;

    /**
     * Sends the requests and waits for the answers.
     *
     * @throws IllegalStateException if an answer is another than expected; the message names it
     */
    void send() {
        PAGES.forEach(path -> expect(200, "GET", path, ""));
        IntStream.range(0, ROUNDS).map(round -> round % 10).forEach(this::sendEachKind);
        IntStream.range(0, BATCHES).forEach(this::sendAsks);
    }

    private void sendEachKind(int actor) {
        expect(200, "POST", "/actors/counter/c%s/increment".formatted(actor), "{\"by\":1}");
        expect(400, "POST", "/actors/counter/c%s/increment".formatted(actor), "{\"by\":-1}");
        expect(200, "GET", "/actors/counter/c%s/count".formatted(actor), "");
        expect(201, "POST", "/accounts/a%s/deposits".formatted(actor), "{\"amount\":1}");
        expect(404, "GET", "/actors/counter/c/nothing", "");
        expect(200, "GET", "/actuator/health/liveness", "");
    }

    private void sendAsks(int batch) {
        CompletableFuture.allOf(IntStream.range(0, ASKS_AT_A_TIME)
                        .mapToObj(ask -> sendAsk(batch * ASKS_AT_A_TIME + ask))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private CompletableFuture<HttpResponse<Void>> sendAsk(int ask) {
        var uri = URI.create(origin + "/actors/counter/n%s/increment?by=1".formatted(ask % ACTORS));
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).timeout(PATIENCE);
        return client.sendAsync(request.build(), BodyHandlers.discarding());
    }

    private void expect(int expected, String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE);
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        int status = client.sendAsync(request.build(), BodyHandlers.discarding())
                .join()
                .statusCode();
        if (status != expected) {
            throw new IllegalStateException("%s %s is answered by %s".formatted(method, path, status));
        }
    }
}
