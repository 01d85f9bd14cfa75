package dev.stagedoor.system.multiprocess;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Gateway of the workers. Its methods may be called by any thread. */
interface WorkerGateway {

    /** Sends a process of the worker its assignment as soon as there is one; the future completes then. */
    CompletableFuture<Void> assign(String worker, WorkerProcess process);

    /** Notes that a process is about to join the cluster, with its member at the address. */
    void joining(String address);

    /**
     * Notes that a process of the worker has ended.
     *
     * @param address the address of its member; null if it had none yet
     */
    void ended(String worker, WorkerProcess process, @Nullable String address);
}
