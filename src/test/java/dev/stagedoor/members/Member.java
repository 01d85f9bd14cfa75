package dev.stagedoor.members;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.testkit.fixture.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** One member of a cluster: the service with its sample actors, in its own process and at its own address. */
final class Member implements AutoCloseable {

    static final Duration PATIENCE = JavaProcess.PATIENCE;

    private static final Path LOGS = Path.of("target/member-logs");
    private static final Duration PROBE = Duration.ofSeconds(2);

    private final String address;
    private final JavaProcess process;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PROBE).build();

    private Member(String address, JavaProcess process) {
        this.address = address;
        this.process = process;
    }

    /** Starts a member with the Java agents of this JVM, so that it counts for coverage. */
    static Member measured(Path folder, String address, List<String> around, List<String> arguments) {
        var agents = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .toList();
        return start(folder, address, around, agents, arguments);
    }

    /**
     * Starts a member.
     *
     * @param around the command that runs the command of the member, such as in a network namespace
     */
    static Member start(Path folder, String address, List<String> around, List<String> arguments) {
        return start(folder, address, around, List.of(), arguments);
    }

    private static Member start(
            Path folder, String address, List<String> around, List<String> options, List<String> arguments) {
        var jvm = new ArrayList<>(options);
        jvm.add("-Xmx384m");
        var all = new ArrayList<>(List.of(
                "--stagedoor.samples.enabled=true",
                "--stagedoor.system.base=cluster",
                "--stagedoor.system.cluster.host=" + address,
                "--server.address=" + address,
                "--stagedoor.security.anonymous=true"));
        all.addAll(arguments);
        return new Member(
                address, JavaProcess.application(folder, log(address), around, jvm, StagedoorApplication.class, all));
    }

    private static Path log(String address) {
        try {
            Files.createDirectories(LOGS);
            return Files.createTempFile(LOGS, address + "-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return address;
    }

    Process process() {
        return process.process();
    }

    String log() {
        return process.log();
    }

    /** Returns when this member last took note that another is unreachable. */
    Instant noticedEndOf(Member other) {
        return log().lines()
                .filter(line -> line.contains("event=member-unreachable") && line.contains("@" + other.address + ":"))
                .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    CompletableFuture<HttpResponse<String>> send(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + ":8080" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request to the actuator, which has a port of its own. */
    HttpResponse<String> actuator(String path) throws IOException, InterruptedException {
        return get(8081, "/actuator" + path);
    }

    HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + path))
                        .timeout(PROBE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Returns whether the member listens on the port. */
    boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(PROBE.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether its readiness is up. */
    boolean isReady() {
        try {
            return actuator("/health/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Member awaitReady() {
        Awaitility.await()
                .alias("ready: " + address)
                .atMost(PATIENCE)
                .until(() -> isReady() || !process().isAlive());
        if (!process().isAlive()) {
            throw new IllegalStateException("the member ended: " + log());
        }
        return this;
    }

    /** Sends SIGTERM, and waits for the exit status. */
    int terminate() throws InterruptedException {
        process().destroy();
        return exitStatus();
    }

    void kill() throws InterruptedException {
        process().destroyForcibly();
        exitStatus();
    }

    /** Waits for the process to end; returns the exit status. */
    int exitStatus() throws InterruptedException {
        return process.exitStatus();
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
