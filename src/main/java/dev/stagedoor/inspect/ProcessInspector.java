package dev.stagedoor.inspect;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks all processes of the service how they are. It sends actors no message. Safe for use by any thread. */
@FunctionalInterface
public interface ProcessInspector {

    /**
     * Returns the processes by their names, this one first. The future never fails: a process that does not answer in
     * time has no report.
     *
     * @param failures which failures each process is to list
     * @param timeout how long to wait for other processes
     */
    CompletableFuture<List<ProcessStatus>> find(FailureQuery failures, Duration timeout);
}
