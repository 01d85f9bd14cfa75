package dev.stagedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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

/** A Java process that serves HTTP on a port of its own choice, ended with the test. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("Netty started on port (\\d+)");

    private final Process process;
    private final Path log;
    private volatile Optional<String> port = Optional.empty();
    private final HttpClient client = HttpClient.newHttpClient();

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code java} with the arguments, in the folder. */
    public static ServiceProcess java(Path folder, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--server.port"))) {
            command.add("--server.port=0");
        }
        var log = folder.resolve("service.log");
        try {
            return new ServiceProcess(
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Process process() {
        return process;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A URL of the service, once it listens. */
    public URI uri(String path) {
        if (port.isEmpty()) {
            port = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () -> PORT.matcher(log())
                                    .results()
                                    .map((MatchResult found) -> found.group(1))
                                    .findFirst(),
                            found -> found.isPresent() || !process.isAlive());
        }
        var number = port.orElseThrow(() -> new IllegalStateException("the service did not start: " + log()));
        return URI.create("http://127.0.0.1:" + number + path);
    }

    public HttpResponse<String> send(String method, String path) {
        return sendLater(method, path)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    public CompletableFuture<HttpResponse<String>> sendLater(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The exit status, once the process has ended. */
    public int exitStatus() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the service does not end: " + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
