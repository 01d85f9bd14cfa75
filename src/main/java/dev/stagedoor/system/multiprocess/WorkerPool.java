package dev.stagedoor.system.multiprocess;

import dev.stagedoor.ask.Worker;
import dev.stagedoor.ask.Workers;
import dev.stagedoor.progress.StartProgress;
import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.routing.ShardLocations;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All workers of this gateway. Safe for use by any thread. */
final class WorkerPool implements Workers {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private final Supplier<List<SupervisedWorker>> factory;
    private final ShardLocations shardLocations;
    private volatile List<SupervisedWorker> workers = List.of();

    /**
     * Creates a pool without running workers.
     *
     * @param factory creates the workers
     */
    WorkerPool(Supplier<List<SupervisedWorker>> factory, ShardLocations shardLocations) {
        this.factory = factory;
        this.shardLocations = shardLocations;
    }

    /** Creates all workers and starts them in parallel; does nothing if they have been started. */
    synchronized void start() {
        if (workers.isEmpty()) {
            workers = factory.get();
            workers.forEach(SupervisedWorker::start);
        }
    }

    /**
     * Waits until all workers have been up.
     *
     * @throws SystemStartException if a worker does not start, or the thread is interrupted
     */
    @SuppressWarnings("try") // nothing is asked of the progress
    void awaitStart() {
        for (var worker : workers) {
            try (var progress = StartProgress.of(worker::name)) {
                worker.started().get();
            } catch (ExecutionException e) {
                var cause = e.getCause();
                throw new SystemStartException(String.valueOf(cause == null ? e.getMessage() : cause.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SystemStartException("interrupted while the workers started");
            }
        }
    }

    /** Kills the silent worker whose member has the address, so that it is replaced. */
    void replace(String address) {
        workers.stream().filter(worker -> address.equals(worker.address())).forEach(worker -> {
            LOG.warn(
                    "event=worker-silent worker={} pid={}",
                    worker.name(),
                    worker.status().pid());
            worker.kill();
        });
    }

    /** Stops all workers and waits for their end; kills those that do not end in time. */
    synchronized void stop() {
        workers.forEach(SupervisedWorker::stop);
        try {
            for (var worker : workers) {
                worker.awaitEnd();
            }
        } catch (InterruptedException e) {
            workers.forEach(SupervisedWorker::kill);
            Thread.currentThread().interrupt();
        }
        workers = List.of();
    }

    @Override
    public List<Worker> all() {
        return describe(address -> shardLocations.types().stream()
                .mapToInt(type -> shardLocations.count(type, address))
                .sum());
    }

    @Override
    public List<Worker> hosting(String type) {
        return describe(address -> shardLocations.count(type, address));
    }

    @Override
    public Optional<String> nameAt(String address) {
        return workers.stream()
                .filter(worker -> address.equals(worker.address()))
                .map(SupervisedWorker::name)
                .findFirst();
    }

    private List<Worker> describe(ToIntFunction<String> shards) {
        return workers.stream()
                .map(worker -> {
                    var status = worker.status();
                    var address = worker.address();
                    return new Worker(
                            worker.name(),
                            status.pid(),
                            status.state(),
                            status.restarts(),
                            status.since(),
                            address == null ? 0 : shards.applyAsInt(address));
                })
                .toList();
    }
}
