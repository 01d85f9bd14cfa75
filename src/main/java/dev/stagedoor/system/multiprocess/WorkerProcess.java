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

/**
 * One process of a worker: sends it the assignment and the stop line, and reads its reports. Safe for use by any
 * thread.
 */
final class WorkerProcess {

    /** Bounds the wait for the end of a stream, which a child of the worker may keep open. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

    /** Marks the first line of a JVM that takes options from its environment. */
    private static final String OPTIONS_NOTICE = "Picked up ";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Writer tether;
    private final List<Thread> readers = new ArrayList<>();
    private volatile String firstLine = "";
    private volatile String lastLine = "";

    private WorkerProcess(Process process) {
        this.process = process;
        this.tether = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a process, and a thread that passes its reports to the listener, one at a time. */
    static WorkerProcess start(String worker, List<String> command, Consumer<Report> listener) {
        try {
            var started = new WorkerProcess(new ProcessBuilder(command).start());
            started.readers.add(WorkerLog.read(worker, started.process.getErrorStream(), started::log));
            started.readers.add(
                    WorkerLog.read(worker, started.process.getInputStream(), line -> started.receive(line, listener)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void log(String line) {
        if (!WorkerLog.log(line) && !line.isBlank() && !line.contains(OPTIONS_NOTICE)) {
            if (firstLine.isEmpty()) {
                firstLine = line;
            }
            lastLine = line;
        }
    }

    private void receive(String line, Consumer<Report> listener) {
        try {
            listener.accept(JSON.readValue(line, Report.class));
        } catch (JacksonException e) {
            log(line);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Returns the first line that it wrote besides log events; empty if there is none. */
    String firstLine() {
        return firstLine;
    }

    /** Returns the last line that it wrote besides log events; empty if there is none. */
    String lastLine() {
        return lastLine;
    }

    /** Waits until its output, including reports, is read to the end; at most one second for each stream. */
    void awaitOutput() throws InterruptedException {
        for (var reader : readers) {
            reader.join(READ_TIMEOUT);
        }
    }

    void assign(Assignment assignment) {
        send(JSON.writeValueAsString(assignment));
    }

    /** Asks the process to stop gracefully. */
    void stop() {
        send(Tether.STOP);
    }

    private synchronized void send(String line) {
        try {
            tether.write(line + "\n");
            tether.flush();
        } catch (IOException e) {
            // The process has ended, which awaitEnd() and ended() report.
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end; returns the exit status. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Completes when the process has ended. */
    CompletableFuture<?> ended() {
        return process.onExit();
    }

    /** Waits at most the given time; returns whether the process has ended. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
