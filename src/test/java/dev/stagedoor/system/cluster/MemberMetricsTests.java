package dev.stagedoor.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class MemberMetricsTests {

    private final MemberMetrics metrics = new MemberMetrics();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void areZeroBeforeTheMemberLooksForOthers() {
        metrics.bindTo(registry);

        assertThat(gauge("stagedoor.members")).isZero();
        assertThat(gauge("stagedoor.members.unreachable")).isZero();
    }

    @Test
    void countTheMembersOfTheCluster() {
        metrics.bindTo(registry);
        var kit = ActorTestKit.create(
                "members",
                ConfigFactory.parseString(
                                "pekko.actor.provider = cluster, pekko.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }")
                        .withFallback(ConfigFactory.load()));
        try {
            var cluster = Cluster.get(kit.system());
            metrics.observe(cluster);

            cluster.manager().tell(Join.create(cluster.selfMember().address()));

            Awaitility.await().until(() -> gauge("stagedoor.members") == 1);
            assertThat(gauge("stagedoor.members.unreachable")).isZero();
        } finally {
            kit.shutdownTestKit();
        }
    }

    @Test
    void countMembersThatWereDeclaredDown() {
        metrics.bindTo(registry);

        metrics.countDowned();

        assertThat(registry.get("stagedoor.members.downed").functionCounter().count())
                .isEqualTo(1);
    }
}
