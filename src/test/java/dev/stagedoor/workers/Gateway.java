package dev.stagedoor.workers;

import dev.stagedoor.testkit.fixture.Program;
import dev.stagedoor.testkit.fixture.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gateway that runs {@link WitnessApplication}, in a process of its own, with its workers. */
final class Gateway implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServiceProcess service;

    private Gateway(ServiceProcess service) {
        this.service = service;
    }

    /** Starts a gateway in the folder; the transport is that of the test run. */
    static Gateway start(Path folder, String... arguments) {
        return start(folder, List.of(), arguments);
    }

    static Gateway start(Path folder, List<String> options, String... arguments) {
        var all = new ArrayList<>(List.of("--stagedoor.system.base=multiprocess"));
        if (Stream.of(arguments).noneMatch(argument -> argument.startsWith("--stagedoor.system.transport"))) {
            all.add("--stagedoor.system.transport=" + transport());
        }
        all.add("--witness.locks=" + folder.resolve("locks"));
        all.addAll(List.of(arguments));
        var jvm = new ArrayList<>(options);
        jvm.add("-Xmx512m");
        if (transport().equals("aeron-udp")) {
            jvm.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
        }
        return new Gateway(ServiceProcess.application(folder, jvm, WitnessApplication.class, all));
    }

    static String transport() {
        return System.getProperty("stagedoor.system.transport", "tcp");
    }

    ServiceProcess service() {
        return service;
    }

    CompletableFuture<HttpResponse<String>> ask(String id, String message, int waitSeconds) {
        return service.sendLater("POST", "/actors/witness/" + id + "/" + message, "Prefer", "wait=" + waitSeconds);
    }

    JsonNode sight(String id) {
        return JSON.readTree(ask(id, "look", 10)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .body());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    JsonNode get(String path) {
        return json(service.send("GET", path));
    }

    /** Returns the workers, as the health endpoint shows them. */
    List<JsonNode> workers() {
        return StreamSupport.stream(
                        get("/actuator/health/actors")
                                .path("details")
                                .path("workers")
                                .spliterator(),
                        false)
                .toList();
    }

    JsonNode worker(String name) {
        return workers().stream()
                .filter(worker -> worker.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    long pid(String name) {
        return worker(name).path("pid").asLong();
    }

    /** Returns the processes of the workers. */
    List<ProcessHandle> processes() {
        return workers().stream()
                .map(worker -> ProcessHandle.of(worker.path("pid").asLong()).orElseThrow())
                .toList();
    }

    /** Returns the process ids of all workers in its log, including those that have ended. */
    List<Long> started() {
        return Pattern.compile("event=worker-starting worker=worker-\\d+ pid=(\\d+)")
                .matcher(service.log())
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    /** Returns whether the process has ended; its entry may stay until its parent collects it. */
    static boolean ended(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> !process.isAlive() || process.info().command().isEmpty())
                .orElse(true);
    }

    /** Waits until all workers are up. */
    List<JsonNode> awaitWorkers() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        this::workers,
                        workers -> workers.stream()
                                .allMatch(worker ->
                                        worker.path("state").asString().equals("up")));
    }

    /** Waits until the given number of asks is in flight. */
    void awaitInFlight(int asks) {
        var left = "\"value\":" + (1024 - asks) + ".0";
        Awaitility.await()
                .until(
                        () -> service.send(
                                        "GET",
                                        "/actuator/metrics/resilience4j.bulkhead.available.concurrent.calls?tag=name:witness")
                                .body(),
                        body -> body.contains(left));
    }

    /** Waits until the worker is up with another process. */
    void awaitReplaced(String name, long pid) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> worker(name),
                        worker -> worker.path("state").asString().equals("up")
                                && worker.path("pid").asLong() != pid);
    }

    /** Returns the id of an actor that the worker hosts. */
    String actorOn(String name, String prefix) {
        long pid = pid(name);
        return Stream.iterate(0, number -> number + 1)
                .map(number -> prefix + number)
                .filter(id -> sight(id).path("pid").asLong() == pid)
                .findFirst()
                .orElseThrow();
    }

    /** Sends a signal to a process that this gateway has started. */
    static void signal(String signal, long pid) {
        if (!Program.succeeds("kill", "-" + signal, Long.toString(pid))) {
            throw new IllegalStateException("no such process: " + pid);
        }
    }

    @Override
    public void close() {
        service.close();
        keepLog();
    }

    /** Keeps the log, which may hold the reason of a failure. */
    private void keepLog() {
        var name = "%s-%s.log".formatted(transport(), service.process().pid());
        try {
            Files.writeString(
                    Files.createDirectories(Path.of("target/worker-logs")).resolve(name), service.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
