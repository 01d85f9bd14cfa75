package dev.stagedoor.system.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.ask.Worker;
import dev.stagedoor.ask.Worker.State;
import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.multiprocess.FakeGateway.End;
import dev.stagedoor.system.multiprocess.FakeWorker.Life;
import dev.stagedoor.system.routing.ShardLocations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs two real processes, which run {@link FakeWorker}. */
final class WorkerPoolTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ShardLocations shardLocations = ShardLocations.authoritative();
    private @Nullable WorkerPool started;

    @AfterEach
    void stop() {
        if (started != null) {
            started.stop();
        }
    }

    private WorkerPool start(FakeGateway gateway) {
        var pool = new WorkerPool(
                () -> List.of(gateway.worker("worker-1", Map.of()), gateway.worker("worker-2", Map.of())),
                shardLocations);
        started = pool;
        pool.start();
        return pool;
    }

    @Test
    void waitsUntilAllWorkersAreUp() {
        var pool = start(new FakeGateway(Life.IS_UP, Life.IS_UP));

        pool.awaitStart();

        assertThat(pool.all()).extracting(Worker::name).containsExactly("worker-1", "worker-2");
        assertThat(pool.all()).extracting(Worker::state).containsOnly(State.UP);
    }

    @Test
    void startsItsWorkersOnlyOnce() {
        var pool = start(new FakeGateway(Life.IS_UP, Life.IS_UP));
        pool.awaitStart();
        var before = pool.all();

        pool.start();

        assertThat(pool.all()).isEqualTo(before);
    }

    @Test
    void failsToStartWithTheReasonOfAWorker() {
        var pool = start(new FakeGateway(Life.FAILS, Life.FAILS));

        assertThatThrownBy(pool::awaitStart)
                .isInstanceOf(SystemStartException.class)
                .hasMessage("worker-1 did not start: no luck");
    }

    @Test
    void replacesTheSilentWorkerOnly() {
        var pool = start(new FakeGateway(Life.IS_UP, Life.IS_UP, Life.IS_UP));
        pool.awaitStart();
        var silent = pool.all().getFirst();
        var other = pool.all().getLast();

        pool.replace(FakeWorker.address(silent.pid()));

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> pool.all().getFirst(), worker -> worker.state() == State.UP && worker.restarts() == 1);
        assertThat(pool.all().getFirst().pid()).isNotEqualTo(silent.pid());
        assertThat(pool.all().getLast()).isEqualTo(other);
    }

    @Test
    void countsTheShardsOfEachWorker() {
        var pool = start(new FakeGateway(Life.IS_UP, Life.IS_UP));
        pool.awaitStart();
        var address = FakeWorker.address(pool.all().getFirst().pid());

        shardLocations.allocate("counter", "7", address);
        shardLocations.allocate("account", "8", address);

        assertThat(pool.all()).extracting(Worker::shards).containsExactly(2, 0);
        assertThat(pool.hosting("counter")).extracting(Worker::shards).containsExactly(1, 0);
    }

    @Test
    void asksAllWorkersToEndWhenItStops() {
        var gateway = new FakeGateway(Life.IS_UP, Life.IS_UP);
        var pool = start(gateway);
        pool.awaitStart();

        pool.stop();

        assertThat(gateway.ends).extracting(End::exit).containsExactly(0, 0);
        assertThat(pool.all()).isEmpty();
    }
}
