package dev.stagedoor.system.multiprocess;

import dev.stagedoor.ask.Worker.State;
import java.time.Clock;
import java.time.Instant;

/**
 * Status of a worker; each {@code to…} method returns the status after one transition.
 *
 * @param state the state
 * @param pid the id of its latest process; 0 before the first
 * @param starts how many processes have been started
 * @param since when the worker entered the state
 */
record WorkerStatus(State state, long pid, int starts, Instant since) {

    private static final Clock CLOCK = Clock.systemUTC();

    /** Returns the status before the first process. */
    static WorkerStatus initial() {
        return new WorkerStatus(State.STARTING, 0, 0, CLOCK.instant());
    }

    /** Keeps a failed worker failed until it is up. */
    WorkerStatus toStarting(long process) {
        return new WorkerStatus(state == State.FAILED ? State.FAILED : State.STARTING, process, starts + 1, now());
    }

    WorkerStatus toUp() {
        return new WorkerStatus(State.UP, pid, starts, now());
    }

    /** The process has ended and will be replaced. */
    WorkerStatus toRestarting() {
        return new WorkerStatus(State.RESTARTING, pid, starts, now());
    }

    WorkerStatus toFailed() {
        return state == State.FAILED ? this : new WorkerStatus(State.FAILED, pid, starts, now());
    }

    WorkerStatus toStopped() {
        return new WorkerStatus(State.STOPPED, pid, starts, now());
    }

    private static Instant now() {
        return CLOCK.instant();
    }

    int restarts() {
        return Math.max(0, starts - 1);
    }
}
