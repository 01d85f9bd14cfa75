package dev.stagedoor.system.multiprocess;

import dev.stagedoor.ask.Worker;
import dev.stagedoor.ask.Workers;
import dev.stagedoor.system.ShardHomes;
import dev.stagedoor.system.SystemStartException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All workers of this process. Safe for use by any thread. */
final class WorkerPool implements Workers {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    private final Supplier<List<SupervisedWorker>> hiring;
    private final ShardHomes shardHomes;
    private volatile List<SupervisedWorker> workers = List.of();

    /**
     * Workers that are yet to be started.
     *
     * @param hiring makes them
     */
    WorkerPool(Supplier<List<SupervisedWorker>> hiring, ShardHomes shardHomes) {
        this.hiring = hiring;
        this.shardHomes = shardHomes;
    }

    /** Starts all workers side by side, unless they run. */
    synchronized void start() {
        if (workers.isEmpty()) {
            workers = hiring.get();
            workers.forEach(SupervisedWorker::start);
        }
    }

    /**
     * Waits until all were up.
     *
     * @throws SystemStartException if one did not start
     */
    void awaitStart() {
        for (var worker : workers) {
            try {
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

    /** Replaces the worker whose member has the address, as it does not answer. */
    void replace(String address) {
        workers.stream().filter(worker -> address.equals(worker.address())).forEach(worker -> {
            LOG.warn(
                    "event=worker-silent worker={} pid={}",
                    worker.name(),
                    worker.status().pid());
            worker.kill();
        });
    }

    /** Ends all workers, in good order if they can. */
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
        return described(address -> shardHomes.types().stream()
                .mapToInt(type -> shardHomes.count(type, address))
                .sum());
    }

    @Override
    public List<Worker> hosting(String type) {
        return described(address -> shardHomes.count(type, address));
    }

    private List<Worker> described(ToIntFunction<String> shards) {
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
