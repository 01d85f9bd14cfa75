package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.convert.DurationStyle;

/** Tests that members have enough time to start and to stop, so that no request fails. */
final class ChartShutdownTests {

    /** The longest time that a member waits until it has left its cluster. */
    private static final Duration HANDOVER = Duration.ofMinutes(1);

    private static Duration duration(Workload workload, String variable) {
        return DurationStyle.detectAndParse(workload.value(variable));
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void allowsMoreTimeThanTheDrainTakes(Combination combination) {
        assertThat(combination.release().workloads()).allSatisfy(workload -> {
            var lifecycle = workload.container().getLifecycle();
            long preStop =
                    lifecycle == null ? 0 : lifecycle.getPreStop().getSleep().getSeconds();
            var drain = Duration.ofSeconds(preStop)
                    .plus(duration(workload, "STAGEDOOR_HTTP_DRAIN_DELAY"))
                    .plus(duration(workload, "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE")
                            .multipliedBy(2))
                    .plus(HANDOVER);
            assertThat(Duration.ofSeconds(workload.pod().getTerminationGracePeriodSeconds()))
                    .isGreaterThan(drain);
        });
    }

    @Test
    void waitsBeforeSigtermByDefault() {
        var preStop = Chart.render("").gateways().container().getLifecycle().getPreStop();

        assertThat(preStop.getSleep().getSeconds()).isPositive();
        assertThat(preStop.getExec()).isNull();
    }

    @Test
    void allowsAStartMoreTimeThanActorSystemAndDatabaseMayTake() {
        var probe = Chart.render("").gateways().container().getStartupProbe();

        var patience = Duration.ofSeconds(probe.getPeriodSeconds()).multipliedBy(probe.getFailureThreshold());

        assertThat(patience)
                .isGreaterThan(DurationStyle.detectAndParse(Metadata.defaultOf("stagedoor.system.start-timeout"))
                        .plus(DurationStyle.detectAndParse(Metadata.defaultOf("stagedoor.journal.start-timeout"))));
    }

    @Test
    void startsANewPodBeforeAnOldOneEnds() {
        var release = Chart.render("workers: {enabled: true, kind: Deployment}");

        assertThat(release.all(Deployment.class)).hasSize(2).allSatisfy(deployment -> {
            var update = deployment.getSpec().getStrategy().getRollingUpdate();
            assertThat(update.getMaxUnavailable().getIntVal()).isZero();
            assertThat(update.getMaxSurge().getIntVal()).isEqualTo(1);
        });
    }

    @Test
    void startsAllWorkersOfAStatefulSetAtOnceUnderTheHeadlessService() {
        var release = Chart.render("workers: {enabled: true}");

        var workers = release.named(StatefulSet.class, "-workers").orElseThrow().getSpec();

        assertThat(workers.getPodManagementPolicy()).isEqualTo("Parallel");
        assertThat(workers.getServiceName()).isEqualTo(release.gateways().name() + "-members");
    }
}
