package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.multiprocess.FakeWorker.Life;
import dev.stagedoor.system.worker.Assignment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Gateway of workers that run {@link FakeWorker}. It tells each process, in the order of their starts, how to live. */
final class FakeGateway implements WorkerGateway {

    /** What ended: the exit status of a process, and the address of its member; null if it had none. */
    record End(int exit, @Nullable String address) {}

    final List<String> joined = new CopyOnWriteArrayList<>();
    final List<End> ends = new CopyOnWriteArrayList<>();
    private final String type;
    private final Queue<Life> lives;

    /** Creates a gateway that serves the actor type of fake workers. */
    FakeGateway(Life... lives) {
        this("counter", lives);
    }

    /** Creates a gateway that serves one actor type. */
    FakeGateway(String type, Life... lives) {
        this.type = type;
        this.lives = new ArrayDeque<>(Arrays.asList(lives));
    }

    /** Creates a worker; the settings are names below {@code stagedoor.system} and values. */
    SupervisedWorker worker(String name, Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        source.put("stagedoor.system.worker.main-class", FakeWorker.class.getName());
        source.put("stagedoor.system.worker.restart-backoff", "1ms");
        settings.forEach((setting, value) -> source.put("stagedoor.system." + setting, value));
        var properties = new Binder(source).bindOrCreate("stagedoor.system", SystemProperties.class);
        return new SupervisedWorker(
                name,
                new WorkerCommand(properties.worker(), List.of()),
                this,
                properties,
                CompletableFuture.completedFuture(Map.of(type, List.of("get()"))));
    }

    @Override
    public synchronized CompletableFuture<Void> assign(String worker, WorkerProcess process) {
        process.assign(new Assignment(lives.remove().name(), "", Map.of(), "", null));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void joining(String address) {
        joined.add(address);
    }

    @Override
    public void ended(String worker, WorkerProcess process, @Nullable String address) {
        try {
            ends.add(new End(process.awaitEnd(), address));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
