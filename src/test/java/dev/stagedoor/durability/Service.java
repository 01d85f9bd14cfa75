package dev.stagedoor.durability;

import dev.stagedoor.StagedoorApplication;
import dev.stagedoor.testkit.fixture.Books;
import dev.stagedoor.testkit.fixture.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Process of the service with its samples and, on the base {@code multiprocess}, its workers. */
final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READ_AT_ONCE = 64;
    private static final Path LOGS = Path.of("target/durability-logs");

    private final ServiceProcess process;

    private Service(ServiceProcess process) {
        this.process = process;
    }

    /** Starts the service in the folder, which also holds its database unless the arguments name another. */
    static Service start(Path folder, List<String> arguments) {
        var all = new ArrayList<>(List.of("--stagedoor.samples.enabled=true"));
        all.addAll(arguments);
        var service =
                new Service(ServiceProcess.application(folder, List.of("-Xmx512m"), StagedoorApplication.class, all));
        service.awaitReady();
        return service;
    }

    /** Compares the answers with the balances in the database, which a freshly started service reads. */
    static Books books(History history, Path folder, List<String> arguments) {
        try (var service = start(folder, arguments)) {
            return Books.compare(history.asked(), service.balances(history.accounts()));
        }
    }

    ServiceProcess process() {
        return process;
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> process.send("GET", "/actuator/health/readiness").statusCode() == 200);
    }

    /** Returns the balances of the accounts. Reads 64 accounts at a time. */
    Map<String, Long> balances(List<String> accounts) {
        var balances = new TreeMap<String, Long>();
        for (int from = 0; from < accounts.size(); from += READ_AT_ONCE) {
            accounts.subList(from, Math.min(from + READ_AT_ONCE, accounts.size())).stream()
                    .map(account -> Map.entry(account, balance(account)))
                    .toList()
                    .forEach(read -> balances.put(read.getKey(), read.getValue().join()));
        }
        return balances;
    }

    private CompletableFuture<Long> balance(String account) {
        return process.sendLater("GET", "/actors/account/" + account + "/balance", "Prefer", "wait=30")
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .thenApply(answer -> JsonMapper.shared()
                        .readTree(answer.body())
                        .required("balance")
                        .decimalValue()
                        .longValueExact());
    }

    /** Returns the workers, as the health endpoint shows them. */
    List<JsonNode> workers() {
        var health = JsonMapper.shared()
                .readTree(process.send("GET", "/actuator/health/actors").body());
        return StreamSupport.stream(health.path("details").path("workers").spliterator(), false)
                .toList();
    }

    /** Waits until all workers are up, and none of them has the process id. */
    void awaitWorkersWithout(long pid) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        this::workers,
                        workers -> workers.stream()
                                .allMatch(worker ->
                                        worker.path("state").asString().equals("up")
                                                && worker.path("pid").asLong() != pid));
    }

    /** Returns the exit status of a worker that has ended, as the log shows it. */
    int exitOf(long worker) {
        return Pattern.compile("event=worker-ended worker=\\S+ pid=%s exit=(\\d+)".formatted(worker))
                .matcher(process.log())
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Kills the service but not its workers, waits until all have ended, and returns the exit status of the service.
     */
    int kill() throws InterruptedException {
        var workers = process.process().descendants().toList();
        process.process().destroyForcibly();
        int status = process.exitStatus();
        Awaitility.await().atMost(PATIENCE).until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        keepLog();
        return status;
    }

    /** Copies the log to {@code target/durability-logs}, where it may explain a failure. */
    private void keepLog() {
        try {
            Files.writeString(
                    Files.createDirectories(LOGS).resolve(process.process().pid() + ".log"), process.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        var workers = process.process().descendants().toList();
        process.close();
        workers.forEach(ProcessHandle::destroyForcibly);
        keepLog();
    }
}
