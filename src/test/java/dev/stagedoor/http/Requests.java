package dev.stagedoor.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.web.util.UriUtils;

/** Well-behaved HTTP client of the service. An answer may take {@link #PATIENCE} at most. */
final class Requests {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final int port;

    Requests(int port) {
        this.port = port;
    }

    /** Returns the header by which a caller authenticates with its key. */
    static String[] basic(String name, String key) {
        var pair = "%s:%s".formatted(name, key).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)};
    }

    /** Returns an id that no other test uses. */
    static String freshId() {
        return UUID.randomUUID().toString();
    }

    /** Returns a text as it stands in a URL. */
    static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    Answered get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answered post(String path, String... headers) {
        return send("POST", path, "", headers);
    }

    Answered postJson(String path, String json, String... headers) {
        return send("POST", path, json, with(headers, "Content-Type", "application/json"));
    }

    Answered postForm(String path, String form) {
        return send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    Answered send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> byName.put(name, values.getFirst()));
            return new Answered(response.statusCode(), byName, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the headers and one more. */
    static String[] with(String[] headers, String name, String value) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    /** Returns a connection for requests that a well-behaved client does not send. */
    RawConnection connect() {
        return new RawConnection(port);
    }

    /** Sends a request line that a well-behaved client does not send. */
    Answered sendLine(String line) {
        try (var connection = connect()) {
            return connection.send(line + "\r\nHost: localhost\r\n\r\n").read();
        }
    }
}
