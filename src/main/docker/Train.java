import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs the service as it is given, has it do each kind of thing it does, and ends it, so that the JVM learns from that. */
final class Train {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Enough for the code of an ask to be compiled, and so profiled. */
    private static final int ROUNDS = 300;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process service;
    private final String origin;

    private Train(Process service, int port) {
        this.service = service;
        this.origin = "http://localhost:" + port;
    }

    public static void main(String[] command) throws IOException, InterruptedException {
        int port = freePort();
        var service = new ProcessBuilder(Stream.concat(Stream.of(command), Stream.of("--server.port=" + port))
                        .toList())
                .inheritIO()
                .start();
        var training = new Train(service, port);
        training.awaitReady();
        training.look();
        for (int round = 0; round < ROUNDS; round++) {
            training.ask(round);
        }
        service.destroy();
        System.exit(service.waitFor());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready()) {
            if (!service.isAlive() || System.nanoTime() > deadline) {
                service.destroyForcibly();
                throw new IllegalStateException("the service does not get ready");
            }
            Thread.sleep(100);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return status("GET", "/actuator/health/readiness", "") == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void look() throws IOException, InterruptedException {
        for (var path : List.of("/actors", "/actors/counter", "/v3/api-docs", "/actuator/prometheus", "/problems")) {
            expect(200, "GET", path, "");
        }
    }

    private void ask(int round) throws IOException, InterruptedException {
        expect(200, "POST", "/actors/counter/c%d/increment".formatted(round % 10), "{\"by\":1}");
        expect(400, "POST", "/actors/counter/c%d/increment".formatted(round % 10), "{\"by\":-1}");
        expect(200, "GET", "/actors/counter/c%d/count".formatted(round % 10), "");
        expect(201, "POST", "/accounts/a%d/deposits".formatted(round % 10), "{\"amount\":1}");
        expect(404, "GET", "/actors/counter/c/nothing", "");
        expect(200, "GET", "/actuator/health/liveness", "");
    }

    private void expect(int expected, String method, String path, String body) throws IOException, InterruptedException {
        int status = status(method, path, body);
        if (status != expected) {
            service.destroyForcibly();
            throw new IllegalStateException("%s %s is answered by %d".formatted(method, path, status));
        }
    }

    private int status(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE);
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
