package dev.stagedoor.system.multiprocess;

import java.io.Serial;

/** A worker could not be started. */
final class WorkerFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    WorkerFailure(String worker, String reason) {
        super("%s did not start: %s".formatted(worker, reason));
    }
}
