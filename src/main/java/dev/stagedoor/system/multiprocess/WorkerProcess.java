package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.worker.Assignment;
import dev.stagedoor.system.worker.Report;
import dev.stagedoor.system.worker.Tether;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One process of a worker, with what is told it and what it reports. Safe for use by any thread. */
final class WorkerProcess {

    /** What a process wrote before it ended is read at once, unless a child of its own keeps the stream open. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** How a JVM tells of options that it found in its environment, before anything else. */
    private static final String OPTIONS_NOTED = "Picked up ";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Writer tether;
    private final List<Thread> readers = new ArrayList<>();
    private volatile String firstWords = "";
    private volatile String lastWords = "";

    private WorkerProcess(Process process) {
        this.process = process;
        this.tether = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a process. Its reports are given to the listener by a thread of the process's own, one at a time. */
    static WorkerProcess start(String worker, List<String> command, Consumer<Report> listener) {
        try {
            var started = new WorkerProcess(new ProcessBuilder(command).start());
            started.readers.add(WorkerLog.read(worker, started.process.getErrorStream(), started::log));
            started.readers.add(
                    WorkerLog.read(worker, started.process.getInputStream(), line -> started.take(line, listener)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void log(String line) {
        if (!WorkerLog.log(line) && !line.isBlank() && !line.contains(OPTIONS_NOTED)) {
            if (firstWords.isEmpty()) {
                firstWords = line;
            }
            lastWords = line;
        }
    }

    private void take(String line, Consumer<Report> listener) {
        try {
            listener.accept(JSON.readValue(line, Report.class));
        } catch (JacksonException e) {
            log(line);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The first line that it wrote beside its log; empty if there is none. */
    String firstWords() {
        return firstWords;
    }

    /** The last line that it wrote beside its log; empty if there is none. */
    String lastWords() {
        return lastWords;
    }

    /** Waits until what it said before it ended is read, its reports included. */
    void awaitWords() throws InterruptedException {
        for (var reader : readers) {
            reader.join(LAST_WORDS);
        }
    }

    void assign(Assignment assignment) {
        tell(JSON.writeValueAsString(assignment));
    }

    /** Asks it to end in good order. */
    void stop() {
        tell(Tether.STOP);
    }

    private synchronized void tell(String line) {
        try {
            tether.write(line + "\n");
            tether.flush();
        } catch (IOException e) {
            // It has ended, which whoever waits for its end is told.
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    /** The exit status, once it has ended. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Completes when it has ended. */
    CompletableFuture<?> ended() {
        return process.onExit();
    }

    /** Whether it ends in the time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
