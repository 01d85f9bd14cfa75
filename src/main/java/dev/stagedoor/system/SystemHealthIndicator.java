package dev.stagedoor.system;

import dev.stagedoor.ask.Worker;
import dev.stagedoor.ask.Workers;
import java.util.List;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health of the actor system. It is up while asks can be answered: the system runs, its regions know their coordinator,
 * its member is up and can reach enough of the others, and a worker is up, if there are any.
 */
final class SystemHealthIndicator implements HealthIndicator {

    private final ActorSystemLifecycle lifecycle;
    private final @Nullable Workers workers;

    SystemHealthIndicator(ActorSystemLifecycle lifecycle, @Nullable Workers workers) {
        this.lifecycle = lifecycle;
        this.workers = workers;
    }

    @Override
    public Health health() {
        var running = lifecycle.running();
        if (running == null) {
            return Health.outOfService().build();
        }
        var status = Cluster.get(running.system()).selfMember().status();
        var hosts = workers == null ? List.<Worker>of() : workers.all();
        var standing = lifecycle.standing(running.system());
        var up = standing.connected()
                && status.equals(MemberStatus.up())
                && (hosts.isEmpty() || hosts.stream().anyMatch(worker -> worker.state() == Worker.State.UP));
        var health = (up ? Health.up() : Health.outOfService())
                .withDetail("base", lifecycle.base())
                .withDetail("member", status.toString())
                .withDetails(standing.details());
        if (!hosts.isEmpty()) {
            health.withDetail("workers", hosts);
        }
        return health.build();
    }
}
