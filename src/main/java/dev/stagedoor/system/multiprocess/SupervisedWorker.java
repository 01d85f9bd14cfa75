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
 * A worker that is started again whenever its process ends, on a thread of its own. The first start decides whether the
 * service starts; from then on a start that fails is tried again, less and less often. Safe for use by any thread.
 */
final class SupervisedWorker {

    /** A process that ran for longer has ended for a reason of its own, not of the last one's. */
    private static final Duration STEADY = Duration.ofSeconds(10);

    /** After so many starts in a row the worker counts as failed. */
    private static final int HOPELESS = 3;

    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedWorker.class);

    private final String name;
    private final WorkerCommand command;
    private final WorkerListener listener;
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
            WorkerListener listener,
            SystemProperties properties,
            CompletableFuture<Map<String, List<String>>> protocols) {
        this.name = name;
        this.command = command;
        this.listener = listener;
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

    /** The address of its member; null while it has none. */
    @Nullable
    String address() {
        return address;
    }

    /** Completes when it was up for the first time; fails with what kept it. */
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
                boolean wasUp = live();
                if (started.isCompletedExceptionally()) {
                    return;
                }
                failures = wasUp ? 0 : failures + 1;
                if (wasUp && System.nanoTime() - begun > STEADY.toNanos()) {
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
        if (failures == HOPELESS) {
            LOG.error(
                    "event=worker-failed worker={} starts={} reason=\"{}\"; it is tried again at most every {}",
                    name,
                    failures,
                    failure,
                    properties.maxRestartBackoff());
        }
        status = failures < HOPELESS ? status.toRestarting() : status.toFailed();
        boolean stopped = stopping.await(millis, TimeUnit.MILLISECONDS);
        LOG.debug("event=worker-waited worker={} stopped={}", name, stopped);
    }

    /** The life of one process; whether its actors could be asked. */
    private boolean live() throws InterruptedException {
        failure = null;
        attached = false;
        try {
            return live(WorkerProcess.start(name, command.line(name), this::take));
        } catch (SystemStartException | UncheckedIOException e) {
            failure = e.getMessage();
            LOG.warn("event=worker-not-started worker={} reason=\"{}\"", name, failure);
            started.completeExceptionally(new WorkerFailure(name, String.valueOf(failure)));
            return false;
        }
    }

    private boolean live(WorkerProcess current) throws InterruptedException {
        process = current;
        status = status.toStarting(current.pid());
        LOG.info("event=worker-starting worker={} pid={}", name, current.pid());
        if (stopping.getCount() == 0) {
            current.kill();
        }
        // What the gateway itself waits for, such as a database, is not the worker's time.
        CompletableFuture.anyOf(listener.assign(this, current), current.ended())
                .exceptionally(gone -> null)
                .join();
        boolean late = !current.endsWithin(startTimeout) && status.state() != State.UP;
        if (late) {
            failure = "it was not up within stagedoor.system.start-timeout=" + startTimeout;
            current.kill();
        }
        int exit = current.awaitEnd();
        current.awaitWords();
        return ended(current, exit);
    }

    private boolean ended(WorkerProcess ended, int exit) {
        boolean wasUp = status.state() == State.UP;
        var member = address;
        address = null;
        listener.ended(this, ended, member);
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
        var told = failure;
        if (told != null) {
            return told;
        }
        var words = attached ? ended.lastWords() : ended.firstWords();
        var reason = words.isEmpty() ? "it ended with status " + exit : words;
        return attached
                ? reason
                : "stagedoor.system.worker.jvm-options=%s: %s".formatted(properties.jvmOptions(), reason);
    }

    private void take(Report report) {
        switch (report) {
            case Report.Attached() -> attached = true;
            case Report.Joining(var member, var served) -> {
                listener.joining(member);
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

    /** Ends its process, which is replaced. */
    void kill() {
        var current = process;
        if (current != null) {
            current.kill();
        }
    }

    /** Asks it to end, not to be started again. A process that is not up has nothing to end in good order. */
    void stop() {
        stopping.countDown();
        var current = process;
        if (current != null && status.state() == State.UP) {
            current.stop();
        } else {
            kill();
        }
    }

    /** Waits for its end, and ends it if that takes long. */
    void awaitEnd() throws InterruptedException {
        if (!thread.join(FAREWELL)) {
            kill();
            thread.join();
        }
        started.completeExceptionally(new WorkerFailure(name, "it was stopped"));
    }
}
