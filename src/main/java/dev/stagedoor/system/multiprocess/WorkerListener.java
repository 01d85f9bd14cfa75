package dev.stagedoor.system.multiprocess;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a worker needs of those around it. Safe for use by any thread. */
interface WorkerListener {

    /** Gives the process its assignment, once there is one; completes then. */
    CompletableFuture<Void> assign(SupervisedWorker worker, WorkerProcess process);

    /** Takes note that a process is about to join, with a member of the address. */
    void joining(String address);

    /**
     * Takes note that a process has ended.
     *
     * @param address the address of its member; null if it had none yet
     */
    void ended(SupervisedWorker worker, WorkerProcess process, @Nullable String address);
}
