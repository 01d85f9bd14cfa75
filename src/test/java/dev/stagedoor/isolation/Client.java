package dev.stagedoor.isolation;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client that sends from a loopback address of its own, so that the service sees it as a separate caller. */
final class Client implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final int port;
    private final HttpClient client;

    /** Answer to a request. */
    record Answer(int status, JsonNode body) {

        /** Returns a short form, such as {@code 200} or {@code circuit-open actor no}. */
        String words() {
            return status < 400
                    ? Integer.toString(status)
                    : (body.path("type").asString().replace("/problems/", "")
                                    + " " + body.path("breaker").asString("") + " "
                                    + body.path("executed").asString())
                            .replace("  ", " ");
        }
    }

    private Client(int port, String address) throws UnknownHostException {
        this.port = port;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(address))
                .build();
    }

    static Client at(String address, int port) {
        try {
            return new Client(port, address);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    CompletableFuture<Answer> send(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(TIMEOUT);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(response ->
                        new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body())));
    }

    CompletableFuture<Answer> ask(String id, String message, String... headers) {
        return send("POST", "/actors/trouble/" + id + "/" + message, headers);
    }

    JsonNode type() {
        return send("GET", "/actors/trouble").join().body();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
