package dev.stagedoor.system.multiprocess;

import dev.stagedoor.ask.Worker.State;
import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.WorkerProperties;
import dev.stagedoor.system.worker.ProtocolDigest;
import dev.stagedoor.system.worker.Report;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Worker whose process is restarted, by a thread of its own, whenever it ends. If the first start fails, the service
 * does not start; later starts that fail are retried with exponential backoff. Safe for use by any thread.
 */
final class SupervisedWorker {

    /** A process that ran longer than this has ended for a new reason, so the backoff starts anew. */
    private static final Duration STEADY_AFTER = Duration.ofSeconds(10);

    /** Number of failed starts in a row after which the worker counts as failed. */
    private static final int MAX_FAILED_STARTS = 3;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedWorker.class);

    /** Gateway of the worker. Its methods may be called by any thread. */
    interface Gateway {

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

    private final String name;
    private final WorkerCommand command;
    private final Gateway gateway;
    private final WorkerProperties properties;
    private final Duration startTimeout;
    private final CompletableFuture<Map<String, List<String>>> protocols;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile WorkerStatus status = WorkerStatus.initial();
    private volatile @Nullable WorkerProcess process;
    private volatile @Nullable String address;
    private volatile @Nullable String failure;
    private volatile boolean attached;

    SupervisedWorker(
            String name,
            WorkerCommand command,
            Gateway gateway,
            SystemProperties properties,
            CompletableFuture<Map<String, List<String>>> protocols) {
        this.name = name;
        this.command = command;
        this.gateway = gateway;
        this.properties = properties.worker();
        this.startTimeout = properties.startTimeout();
        this.protocols = protocols;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    String name() {
        return name;
    }

    WorkerStatus status() {
        return status;
    }

    /** Returns the address of its member; null while it has none. */
    @Nullable
    String address() {
        return address;
    }

    /** Completes when the worker is up for the first time; fails with the reason if its first start fails. */
    CompletableFuture<Void> started() {
        return started;
    }

    void start() {
        thread.start();
    }

    private void run() {
        var backOff = backOff();
        int failures = 0;
        try {
            while (stopping.getCount() > 0) {
                long begun = System.nanoTime();
                boolean wasUp = runProcess();
                if (started.isCompletedExceptionally()) {
                    return;
                }
                failures = wasUp ? 0 : failures + 1;
                if (wasUp && System.nanoTime() - begun > STEADY_AFTER.toNanos()) {
                    backOff = backOff();
                }
                pause(backOff.nextBackOff(), failures);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            status = status.toStopped();
        }
    }

    private BackOffExecution backOff() {
        var backOff = new ExponentialBackOff(properties.restartBackoff().toMillis(), 2);
        backOff.setMaxInterval(properties.maxRestartBackoff().toMillis());
        return backOff.start();
    }

    private void pause(long millis, int failures) throws InterruptedException {
        if (stopping.getCount() == 0) {
            return;
        }
        if (failures == MAX_FAILED_STARTS) {
            LOG.error(
                    "event=worker-failed worker={} starts={} reason=\"{}\"; it is tried again at most every {}",
                    name,
                    failures,
                    failure,
                    properties.maxRestartBackoff());
        }
        status = failures < MAX_FAILED_STARTS ? status.toRestarting() : status.toFailed();
        boolean stopped = stopping.await(millis, TimeUnit.MILLISECONDS);
        LOG.debug("event=worker-waited worker={} stopped={}", name, stopped);
    }

    /** Runs one process until it ends; returns whether its actors could be asked. */
    private boolean runProcess() throws InterruptedException {
        failure = null;
        attached = false;
        try {
            return supervise(WorkerProcess.start(name, command.line(name), this::handle));
        } catch (SystemStartException | UncheckedIOException e) {
            failure = e.getMessage();
            LOG.warn("event=worker-not-started worker={} reason=\"{}\"", name, failure);
            started.completeExceptionally(new WorkerFailure(name, String.valueOf(failure)));
            return false;
        }
    }

    private boolean supervise(WorkerProcess current) throws InterruptedException {
        process = current;
        status = status.toStarting(current.pid());
        LOG.info("event=worker-starting worker={} pid={}", name, current.pid());
        if (stopping.getCount() == 0) {
            current.kill();
        }
        // The time that the gateway itself waits, such as for a database, does not count as start time of the worker.
        CompletableFuture.anyOf(gateway.assign(this, current), current.ended())
                .exceptionally(gone -> null)
                .join();
        boolean late = !current.endsWithin(startTimeout) && status.state() != State.UP;
        if (late) {
            failure = "it was not up within stagedoor.system.start-timeout=" + startTimeout;
            current.kill();
        }
        int exit = current.awaitEnd();
        current.awaitOutput();
        return ended(current, exit);
    }

    private boolean ended(WorkerProcess ended, int exit) {
        boolean wasUp = status.state() == State.UP;
        var member = address;
        address = null;
        gateway.ended(this, ended, member);
        if (stopping.getCount() == 0) {
            LOG.info("event=worker-stopped worker={} pid={} exit={}", name, ended.pid(), exit);
        } else {
            LOG.warn("event=worker-ended worker={} pid={} exit={} up={}", name, ended.pid(), exit, wasUp);
            failure = reason(ended, exit);
            started.completeExceptionally(new WorkerFailure(name, failure));
        }
        return wasUp;
    }

    private String reason(WorkerProcess ended, int exit) {
        var known = failure;
        if (known != null) {
            return known;
        }
        var line = attached ? ended.lastLine() : ended.firstLine();
        var reason = line.isEmpty() ? "it ended with status " + exit : line;
        return attached
                ? reason
                : "stagedoor.system.worker.jvm-options=%s: %s".formatted(properties.jvmOptions(), reason);
    }

    private void handle(Report report) {
        switch (report) {
            case Report.Attached() -> attached = true;
            case Report.Joining(var member, var served) -> {
                gateway.joining(member);
                address = member;
                ProtocolDigest.difference(name, protocols.join(), served).ifPresent(this::reject);
            }
            case Report.Ready() -> up();
            case Report.Failed(var reason) -> failure = reason;
        }
    }

    private void reject(String difference) {
        failure = difference;
        kill();
    }

    private void up() {
        status = status.toUp();
        LOG.info("event=worker-up worker={} pid={}", name, status.pid());
        started.complete(null);
    }

    /** Kills the process, which is replaced unless the worker is to stop. */
    void kill() {
        var current = process;
        if (current != null) {
            current.kill();
        }
    }

    /**
     * Stops the worker for good: asks a process that is up to end, and kills one that is not, as it has no work to
     * finish.
     */
    void stop() {
        stopping.countDown();
        var current = process;
        if (current != null && status.state() == State.UP) {
            current.stop();
        } else {
            kill();
        }
    }

    /** Waits until the worker has ended; kills its process after 5 seconds. */
    void awaitEnd() throws InterruptedException {
        if (!thread.join(STOP_TIMEOUT)) {
            kill();
            thread.join();
        }
        started.completeExceptionally(new WorkerFailure(name, "it was stopped"));
    }
}
