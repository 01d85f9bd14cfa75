package dev.stagedoor.system.multiprocess;

import java.io.Serial;

/** Thrown when a worker does not start. */
final class WorkerFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    WorkerFailure(String worker, String reason) {
        super("%s did not start: %s".formatted(worker, reason));
    }
}
