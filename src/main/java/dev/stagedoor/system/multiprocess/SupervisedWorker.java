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

/**
 * Worker whose process is restarted, by a thread of its own, whenever it ends. If the first start fails, the service
 * does not start; later starts that fail are retried with exponential backoff. Safe for use by any thread.
 */
final class SupervisedWorker {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedWorker.class);

    private final String name;
    private final WorkerCommand command;
    private final WorkerGateway gateway;
    private final WorkerProperties properties;
    private final Duration startTimeout;
    private final CompletableFuture<Map<String, List<String>>> protocols;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile WorkerStatus status = WorkerStatus.initial();
    private volatile @Nullable WorkerProcess process;
    private volatile @Nullable String address;

    SupervisedWorker(
            String name,
            WorkerCommand command,
            WorkerGateway gateway,
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
        var backOff = new RestartBackOff(properties);
        try {
            while (stopping.getCount() > 0) {
                long begun = System.nanoTime();
                var reason = new EndReason(properties.jvmOptions());
                boolean wasUp = runProcess(reason);
                if (started.isCompletedExceptionally()) {
                    return;
                }
                backOff.ended(wasUp, Duration.ofNanos(System.nanoTime() - begun));
                pause(backOff, reason);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            status = status.toStopped();
        }
    }

    private void pause(RestartBackOff backOff, EndReason reason) throws InterruptedException {
        long millis = backOff.nextMillis();
        if (stopping.getCount() == 0) {
            return;
        }
        if (backOff.isJustExhausted()) {
            LOG.error(
                    "event=worker-failed worker={} starts={} reason=\"{}\"; it is tried again at most every {}",
                    name,
                    backOff.failures(),
                    reason,
                    properties.maxRestartBackoff());
        }
        status = backOff.isExhausted() ? status.toFailed() : status.toRestarting();
        boolean stopped = stopping.await(millis, TimeUnit.MILLISECONDS);
        LOG.debug("event=worker-waited worker={} stopped={}", name, stopped);
    }

    /** Runs one process until it ends; returns whether its actors could be asked. */
    private boolean runProcess(EndReason reason) throws InterruptedException {
        try {
            return supervise(WorkerProcess.start(name, command.line(name), report -> handle(report, reason)), reason);
        } catch (SystemStartException | UncheckedIOException e) {
            reason.set(e.getMessage());
            LOG.warn("event=worker-not-started worker={} reason=\"{}\"", name, reason);
            started.completeExceptionally(new WorkerFailure(name, reason.toString()));
            return false;
        }
    }

    private boolean supervise(WorkerProcess current, EndReason reason) throws InterruptedException {
        process = current;
        status = status.toStarting(current.pid());
        LOG.info("event=worker-starting worker={} pid={}", name, current.pid());
        if (stopping.getCount() == 0) {
            current.kill();
        }
        // The time that the gateway itself waits, such as for a database, does not count as start time of the worker.
        CompletableFuture.anyOf(gateway.assign(name, current), current.ended())
                .exceptionally(gone -> null)
                .join();
        boolean late = !current.endsWithin(startTimeout) && status.state() != State.UP;
        if (late) {
            reason.set("it was not up within stagedoor.system.start-timeout=" + startTimeout);
            current.kill();
        }
        int exit = current.awaitEnd();
        current.awaitOutput();
        return ended(current, exit, reason);
    }

    private boolean ended(WorkerProcess ended, int exit, EndReason reason) {
        boolean wasUp = status.state() == State.UP;
        var member = address;
        address = null;
        gateway.ended(name, ended, member);
        if (stopping.getCount() == 0) {
            LOG.info("event=worker-stopped worker={} pid={} exit={}", name, ended.pid(), exit);
        } else {
            LOG.warn("event=worker-ended worker={} pid={} exit={} up={}", name, ended.pid(), exit, wasUp);
            started.completeExceptionally(new WorkerFailure(name, reason.complete(ended, exit)));
        }
        return wasUp;
    }

    private void handle(Report report, EndReason reason) {
        switch (report) {
            case Report.Attached() -> reason.attached();
            case Report.Joining(var member, var served) -> {
                gateway.joining(member);
                address = member;
                ProtocolDigest.difference(name, protocols.join(), served).ifPresent(difference -> {
                    reason.set(difference);
                    kill();
                });
            }
            case Report.Ready() -> up();
            case Report.Failed(var told) -> reason.set(told);
        }
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
