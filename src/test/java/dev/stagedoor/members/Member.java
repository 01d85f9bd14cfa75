package dev.stagedoor.members;

import dev.stagedoor.JavaProcess;
import dev.stagedoor.StagedoorApplication;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** One member of a cluster: the service with its samples, in a process of its own, at an address of its own. */
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

    /** Starts a member that takes part in what is measured here, as coverage is. */
    static Member measured(Path folder, String address, List<String> around, List<String> arguments) {
        var agents = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .toList();
        return start(folder, address, around, agents, arguments);
    }

    /**
     * Starts a member.
     *
     * @param around what its command is run by, if it is to live in a network of its own
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
                "--server.address=" + address));
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

    CompletableFuture<HttpResponse<String>> send(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + ":8080" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the actuator answers on its own port. */
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

    /** Whether anybody listens on the port. */
    boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(PROBE.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it says of itself that it is ready. */
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

    /** Asks it to end, and waits for that; the exit status. */
    int terminate() throws InterruptedException {
        process().destroy();
        return exitStatus();
    }

    void kill() throws InterruptedException {
        process().destroyForcibly();
        exitStatus();
    }

    /** The exit status, once the process has ended. */
    int exitStatus() throws InterruptedException {
        return process.exitStatus();
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
