package dev.stagedoor.system.cluster;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;

/** Meters of the cluster as this member sees it. They are 0 until the member looks for others. */
final class MemberMetrics implements MeterBinder {

    private final AtomicLong downed = new AtomicLong();
    private volatile @Nullable Cluster cluster;

    /** Shows the members of the cluster from now on. */
    void observe(Cluster joined) {
        cluster = joined;
    }

    /** Counts a member that was declared down. */
    void countDowned() {
        downed.incrementAndGet();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("stagedoor.members", this, MemberMetrics::members)
                .description("How many members the cluster has, reachable or not")
                .register(registry);
        Gauge.builder("stagedoor.members.unreachable", this, MemberMetrics::unreachable)
                .description("How many members are unreachable")
                .register(registry);
        FunctionCounter.builder("stagedoor.members.downed", downed, AtomicLong::get)
                .description("How often a member was declared down")
                .register(registry);
    }

    private int members() {
        var joined = cluster;
        return joined == null ? 0 : joined.state().members().size();
    }

    private int unreachable() {
        var joined = cluster;
        return joined == null ? 0 : joined.state().unreachable().size();
    }
}
