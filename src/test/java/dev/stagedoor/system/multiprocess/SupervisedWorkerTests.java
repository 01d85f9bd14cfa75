package dev.stagedoor.system.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.ask.Worker.State;
import dev.stagedoor.system.multiprocess.FakeGateway.End;
import dev.stagedoor.system.multiprocess.FakeWorker.Life;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Supervises real processes, which run {@link FakeWorker}. */
final class SupervisedWorkerTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLED = 128 + 9;

    private @Nullable SupervisedWorker started;

    @AfterEach
    void killWorker() throws InterruptedException {
        if (started != null) {
            started.stop();
            started.kill();
            started.awaitEnd();
        }
    }

    private SupervisedWorker start(SupervisedWorker worker) {
        started = worker;
        worker.start();
        return worker;
    }

    private SupervisedWorker start(FakeGateway gateway) {
        return start(gateway.worker("worker-1", Map.of()));
    }

    private static void await(SupervisedWorker worker, State state, int starts) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(worker::status, status -> status.state() == state && status.starts() == starts);
    }

    @Test
    void isUpWhenItsProcessIsReady() throws Exception {
        var gateway = new FakeGateway(Life.IS_UP);
        var worker = start(gateway);

        worker.started().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        var address = FakeWorker.address(worker.status().pid());
        assertThat(worker.status().state()).isEqualTo(State.UP);
        assertThat(worker.address()).isEqualTo(address);
        assertThat(gateway.joined).containsExactly(address);
    }

    @Test
    void startsAnotherProcessWhenOneEnds() {
        var gateway = new FakeGateway(Life.IS_UP, Life.IS_UP);
        var worker = start(gateway);
        await(worker, State.UP, 1);
        var first = worker.status().pid();

        worker.kill();

        await(worker, State.UP, 2);
        assertThat(worker.status().pid()).isNotEqualTo(first);
        assertThat(worker.status().restarts()).isEqualTo(1);
        assertThat(gateway.ends).containsExactly(new End(KILLED, FakeWorker.address(first)));
    }

    @Test
    void givesUpWhenTheFirstStartFails() {
        var worker = start(new FakeGateway(Life.FAILS));

        assertStartFails(worker, "worker-1 did not start: no luck");
        await(worker, State.STOPPED, 1);
    }

    private static void assertStartFails(SupervisedWorker worker, String reason) {
        assertThatThrownBy(() -> worker.started().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(WorkerFailure.class)
                .hasMessage(reason);
    }

    @Test
    void countsAsFailedFromThreeFailedStartsUntilItIsUp() {
        var gateway = new FakeGateway(Life.IS_UP, Life.FAILS, Life.FAILS, Life.FAILS, Life.HANGS, Life.IS_UP);
        var worker = start(gateway);
        await(worker, State.UP, 1);

        worker.kill();
        await(worker, State.FAILED, 5);
        worker.kill();
        await(worker, State.UP, 6);

        assertThat(gateway.ends).extracting(End::exit).containsExactly(KILLED, 1, 1, 1, KILLED);
    }

    @Test
    void killsAProcessThatIsNotUpInTime() {
        var gateway = new FakeGateway(Life.HANGS);
        var worker = start(gateway.worker("worker-1", Map.of("start-timeout", "100ms")));

        assertStartFails(worker, "worker-1 did not start: it was not up within stagedoor.system.start-timeout=PT0.1S");
        assertThat(gateway.ends).containsExactly(new End(KILLED, null));
    }

    @Test
    void killsAProcessWithOtherProtocols() {
        var gateway = new FakeGateway("account", Life.JOINS);
        var worker = start(gateway);

        assertStartFails(
                worker, "worker-1 did not start: worker-1 has no actor type 'account', which the gateway serves");
        assertThat(gateway.ends).extracting(End::exit).containsExactly(KILLED);
    }

    @Test
    void asksAProcessThatIsUpToEnd() throws InterruptedException {
        var gateway = new FakeGateway(Life.IS_UP);
        var worker = start(gateway);
        await(worker, State.UP, 1);
        var address = worker.address();

        worker.stop();
        worker.awaitEnd();

        assertThat(worker.status().state()).isEqualTo(State.STOPPED);
        assertThat(worker.address()).isNull();
        assertThat(gateway.ends).containsExactly(new End(0, address));
    }

    @Test
    void killsAProcessThatIsStillStartingWhenItStops() throws InterruptedException {
        var gateway = new FakeGateway(Life.HANGS);
        var worker = start(gateway);
        await(worker, State.STARTING, 1);

        worker.stop();
        worker.awaitEnd();

        assertThat(worker.status().state()).isEqualTo(State.STOPPED);
        assertStartFails(worker, "worker-1 did not start: it was stopped");
        assertThat(gateway.ends).containsExactly(new End(KILLED, null));
    }

    @Test
    void stopsWithoutAnotherStartWhileItWaits() throws InterruptedException {
        var worker = start(new FakeGateway(Life.IS_UP)
                .worker("worker-1", Map.of("worker.restart-backoff", "1h", "worker.max-restart-backoff", "1h")));
        await(worker, State.UP, 1);
        worker.kill();
        await(worker, State.RESTARTING, 1);

        worker.stop();
        worker.awaitEnd();

        assertThat(worker.status().state()).isEqualTo(State.STOPPED);
        assertThat(worker.status().starts()).isEqualTo(1);
    }
}
