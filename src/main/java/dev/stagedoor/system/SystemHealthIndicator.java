package dev.stagedoor.system;

import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while asks can be answered: the system runs, its regions know their coordinator, its member is up. */
final class SystemHealthIndicator implements HealthIndicator {

    private final ActorSystemLifecycle lifecycle;

    SystemHealthIndicator(ActorSystemLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public Health health() {
        var running = lifecycle.running();
        if (running == null) {
            return Health.outOfService().build();
        }
        var status = Cluster.get(running.system()).selfMember().status();
        var health = status.equals(MemberStatus.up()) ? Health.up() : Health.outOfService();
        return health.withDetail("base", lifecycle.base())
                .withDetail("member", status.toString())
                .build();
    }
}
