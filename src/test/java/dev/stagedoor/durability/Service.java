package dev.stagedoor.durability;

import dev.stagedoor.ServiceProcess;
import dev.stagedoor.StagedoorApplication;
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

/** The service with its samples, in a process of its own, and with the workers of that. */
final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READ_AT_ONCE = 64;
    private static final Path LOGS = Path.of("target/durability-logs");

    private final ServiceProcess process;

    private Service(ServiceProcess process) {
        this.process = process;
    }

    /** Starts it in the folder, where its database is too unless the arguments name another. */
    static Service start(Path folder, List<String> arguments) {
        var all = new ArrayList<>(List.of("--stagedoor.samples.enabled=true"));
        all.addAll(arguments);
        var service = new Service(ServiceProcess.application(
                folder, List.of("-Xmx512m", "-Xshare:auto"), StagedoorApplication.class, all));
        service.awaitReady();
        return service;
    }

    ServiceProcess process() {
        return process;
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> process.send("GET", "/actuator/health/readiness").statusCode() == 200);
    }

    /** What the accounts hold, a few read at a time. */
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

    /** The workers, as the health endpoint shows them. */
    List<JsonNode> workers() {
        var health = JsonMapper.shared()
                .readTree(process.send("GET", "/actuator/health/actors").body());
        return StreamSupport.stream(health.path("details").path("workers").spliterator(), false)
                .toList();
    }

    /** Waits until all workers are up, none of them in that process. */
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

    /** The exit status of a worker that has ended, as the log tells it. */
    int exitOf(long worker) {
        return Pattern.compile("event=worker-ended worker=\\S+ pid=%d exit=(\\d+)".formatted(worker))
                .matcher(process.log())
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** Kills it, not its workers, and waits for the end of all; the exit status. */
    int kill() throws InterruptedException {
        var workers = process.process().descendants().toList();
        process.process().destroyForcibly();
        int status = process.exitStatus();
        Awaitility.await().atMost(PATIENCE).until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        keepLog();
        return status;
    }

    /** A failure may have left its reason there. */
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
