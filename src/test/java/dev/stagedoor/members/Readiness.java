package dev.stagedoor.members;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Supplies the members whose readiness was up when it was last probed. */
final class Readiness implements Supplier<List<Member>>, AutoCloseable {

    private static final long INTERVAL_MILLIS = 250;

    private final List<Member> members;
    private final ScheduledExecutorService probing = Executors.newSingleThreadScheduledExecutor();
    private volatile List<Member> ready = List.of();

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor
    Readiness(List<Member> members) {
        this.members = members;
        probing.scheduleWithFixedDelay(this::probe, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void probe() {
        ready = members.stream().filter(Member::isReady).toList();
    }

    @Override
    public List<Member> get() {
        return ready;
    }

    @Override
    public void close() {
        probing.shutdownNow();
    }
}
