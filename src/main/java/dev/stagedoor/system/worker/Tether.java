package dev.stagedoor.system.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connection of a worker to its gateway, over standard input and output. The input carries the assignment and the stop
 * line, the output carries reports. The input ends with the gateway, even if that is killed, and then the worker ends
 * at once. Safe for use by any thread.
 */
public final class Tether {

    /** The line that asks a worker to stop gracefully. */
    public static final String STOP = "stop";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintStream reports;
    private final Runnable cut;
    private final CompletableFuture<Assignment> assignment = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /**
     * Creates a tether that does not read its input yet.
     *
     * @param reports receives the reports, one line each
     * @param cut ends this process at once
     */
    Tether(PrintStream reports, Runnable cut) {
        this.reports = reports;
        this.cut = cut;
    }

    /** Reads the input, on a new thread, until it ends or holds an invalid line; then ends the process. */
    void watch(Reader input) {
        Thread.ofPlatform().daemon().name("tether").start(() -> {
            try (var lines = new BufferedReader(input)) {
                for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                    receive(line);
                }
            } catch (IOException | JacksonException e) {
                reports.println(e);
            } finally {
                cleanUp();
                cut.run();
            }
        });
    }

    private void receive(String line) {
        if (line.equals(STOP)) {
            stopped.complete(null);
        } else {
            assignment.complete(JSON.readValue(line, Assignment.class));
        }
    }

    /** Deletes the private folder, which a gateway that was killed leaves behind. */
    private void cleanUp() {
        if (assignment.isDone()) {
            try {
                FileSystemUtils.deleteRecursively(Path.of(assignment.join().folder()));
            } catch (IOException e) {
                // Another worker may be deleting it too.
            }
        }
    }

    /** Waits for the assignment and returns it. */
    Assignment assignment() {
        return assignment.join();
    }

    /** Runs the action, on another thread, once the gateway asks this worker to stop. */
    @SuppressWarnings("FutureReturnValueIgnored") // the stop line comes at most once, and the future does not fail
    void onStop(Runnable action) {
        stopped.thenRunAsync(action);
    }

    /** Sends a report to the gateway. */
    void report(Report report) {
        reports.println(JSON.writeValueAsString(report));
    }
}
