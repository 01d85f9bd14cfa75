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
 * What a worker hangs by: its standard input, which ends with the gateway however that ends, even if it is killed. The
 * worker does not outlive it. Before that, lines come over it: the assignment, and the word to stop. Safe for use by any
 * thread.
 */
public final class Tether {

    /** The line that asks a worker to end in good order. */
    public static final String STOP = "stop";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintStream reports;
    private final Runnable cut;
    private final CompletableFuture<Assignment> assignment = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /**
     * A tether that is not watched yet.
     *
     * @param reports where reports are written to, a line each
     * @param cut ends this process at once
     */
    Tether(PrintStream reports, Runnable cut) {
        this.reports = reports;
        this.cut = cut;
    }

    /** Watches the input until it ends, on a thread of its own. */
    void watch(Reader input) {
        Thread.ofPlatform().daemon().name("tether").start(() -> {
            try (var lines = new BufferedReader(input)) {
                for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                    take(line);
                }
            } catch (IOException | JacksonException e) {
                reports.println(e);
            } finally {
                cleanUp();
                cut.run();
            }
        });
    }

    private void take(String line) {
        if (line.equals(STOP)) {
            stopped.complete(null);
        } else {
            assignment.complete(JSON.readValue(line, Assignment.class));
        }
    }

    /** A gateway that was killed has left its private folder. */
    private void cleanUp() {
        if (assignment.isDone()) {
            try {
                FileSystemUtils.deleteRecursively(Path.of(assignment.join().folder()));
            } catch (IOException e) {
                // Another worker is at it too.
            }
        }
    }

    /** The assignment; waits for it. */
    Assignment assignment() {
        return assignment.join();
    }

    /** Has something run once the gateway asks this worker to end, on a thread of its own. */
    @SuppressWarnings("FutureReturnValueIgnored") // the word to stop comes at most once, and does not fail
    void onStop(Runnable ending) {
        stopped.thenRunAsync(ending);
    }

    /** Tells the gateway. */
    void report(Report report) {
        reports.println(JSON.writeValueAsString(report));
    }
}
