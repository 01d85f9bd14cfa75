package dev.stagedoor.system.multiprocess;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Callbacks of the workers to their gateway. Safe for use by any thread. */
interface WorkerListener {

    /** Sends the process its assignment as soon as there is one; the future completes then. */
    CompletableFuture<Void> assign(SupervisedWorker worker, WorkerProcess process);

    /** Notes that a process is about to join the cluster, with its member at the address. */
    void joining(String address);

    /**
     * Notes that a process has ended.
     *
     * @param address the address of its member; null if it had none yet
     */
    void ended(SupervisedWorker worker, WorkerProcess process, @Nullable String address);
}
