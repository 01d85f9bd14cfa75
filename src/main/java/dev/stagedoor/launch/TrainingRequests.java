package dev.stagedoor.launch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    /** Enough for the code of an ask to be compiled, and so profiled. */
    private static final int ROUNDS = 300;

    private static final int BATCHES = 500;
    private static final int ASKS_AT_A_TIME = 32;

    /**
     * Sends the requests and waits for the answers.
     *
     * @throws IllegalStateException if an answer is another than expected; the message names it
     */
    void send() {
        PAGES.forEach(path -> expect(200, "GET", path, ""));
        IntStream.range(0, ROUNDS).map(round -> round % 10).forEach(this::sendEachKind);
        IntStream.range(0, BATCHES).forEach(batch -> sendAsks());
    }

    private void sendEachKind(int actor) {
        expect(200, "POST", "/actors/counter/c%s/increment".formatted(actor), "{\"by\":1}");
        expect(400, "POST", "/actors/counter/c%s/increment".formatted(actor), "{\"by\":-1}");
        expect(200, "GET", "/actors/counter/c%s/count".formatted(actor), "");
        expect(201, "POST", "/accounts/a%s/deposits".formatted(actor), "{\"amount\":1}");
        expect(404, "GET", "/actors/counter/c/nothing", "");
        expect(200, "GET", "/actuator/health/liveness", "");
    }

    private void sendAsks() {
        CompletableFuture.allOf(IntStream.range(0, ASKS_AT_A_TIME)
                        .mapToObj(actor -> client.sendAsync(
                                HttpRequest.newBuilder(URI.create(
                                                origin + "/actors/counter/c%s/increment?by=1".formatted(actor)))
                                        .POST(BodyPublishers.noBody())
                                        .timeout(PATIENCE)
                                        .build(),
                                BodyHandlers.discarding()))
                        .toArray(CompletableFuture[]::new))
                .join();
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
