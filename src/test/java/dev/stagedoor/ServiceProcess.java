package dev.stagedoor;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Java process that serves HTTP on a free port unless the arguments set one. {@link #close} kills it. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("Netty started on port (\\d+)");

    private final JavaProcess process;
    private volatile Optional<String> port = Optional.empty();
    private final HttpClient client = HttpClient.newHttpClient();

    private ServiceProcess(JavaProcess process) {
        this.process = process;
    }

    /** Starts {@code java} with the arguments, in the folder. */
    public static ServiceProcess java(Path folder, List<String> arguments) {
        return new ServiceProcess(JavaProcess.java(folder, log(folder), onAnyPort(arguments)));
    }

    /** Starts an application from the class path of the tests, in the folder. */
    public static ServiceProcess application(Path folder, List<String> options, Class<?> main, List<String> arguments) {
        return new ServiceProcess(
                JavaProcess.application(folder, log(folder), List.of(), options, main, onAnyPort(arguments)));
    }

    private static Path log(Path folder) {
        return folder.resolve("service.log");
    }

    private static List<String> onAnyPort(List<String> arguments) {
        var all = new ArrayList<>(arguments);
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--server.port"))) {
            all.add("--server.port=0");
        }
        return all;
    }

    public Process process() {
        return process.process();
    }

    public String log() {
        return process.log();
    }

    /** Waits until the service listens, and returns the URL of the path. */
    public URI uri(String path) {
        if (port.isEmpty()) {
            port = Awaitility.await()
                    .atMost(TIMEOUT)
                    .until(
                            () -> PORT.matcher(log())
                                    .results()
                                    .map((MatchResult found) -> found.group(1))
                                    .findFirst(),
                            found -> found.isPresent() || !process().isAlive());
        }
        var number = port.orElseThrow(() -> new IllegalStateException("the service did not start: " + log()));
        return URI.create("http://127.0.0.1:" + number + path);
    }

    public HttpResponse<String> send(String method, String path) {
        return sendLater(method, path)
                .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    public CompletableFuture<HttpResponse<String>> sendLater(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Waits for the end of the process and returns its exit status. */
    public int exitStatus() throws InterruptedException {
        return process.exitStatus();
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
