package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every selector selects exactly the objects that it should. */
final class ChartSelectorsTests {

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void selectThePodsOfTheirOwnWorkload(Combination combination) {
        var release = combination.release();

        assertThat(release.workloads())
                .allSatisfy(workload ->
                        assertThat(Selection.of(workload.selector(), release)).containsExactly(workload));
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void selectGatewaysOrAllMembersForServices(Combination combination) {
        var release = combination.release();

        assertThat(selected(release, "")).containsExactly(release.gateways());
        assertThat(selected(release, "-members")).isEqualTo(release.workloads());
        release.named(Service.class, "-metrics")
                .ifPresent(service -> assertThat(selected(release, "-metrics")).isEqualTo(release.workloads()));
    }

    private static List<Workload> selected(Release release, String end) {
        var service = release.named(Service.class, end).orElseThrow();
        return Selection.of(service.getSpec().getSelector(), release);
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void selectAllMembersForDiscovery(Combination combination) {
        var release = combination.release();

        assertThat(release.workloads())
                .filteredOn(workload ->
                        workload.value("STAGEDOOR_SYSTEM_CLUSTER_DISCOVERY").equals("kubernetes-api"))
                .allSatisfy(workload -> {
                    var selector = workload.value("STAGEDOOR_SYSTEM_CLUSTER_POD_LABEL_SELECTOR");
                    assertThat(Selection.of(Selection.labels(selector), release))
                            .isEqualTo(release.workloads());
                });
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void selectAllMembersOrGatewaysForNetworkPolicies(Combination combination) {
        var release = combination.release();

        release.named(NetworkPolicy.class, "-members").ifPresent(policy -> {
            var from = policy.getSpec().getIngress().getFirst().getFrom();
            assertThat(Selection.of(policy.getSpec().getPodSelector(), release)).isEqualTo(release.workloads());
            assertThat(from).hasSize(1);
            assertThat(Selection.of(from.getFirst().getPodSelector(), release)).isEqualTo(release.workloads());
        });
        release.named(NetworkPolicy.class, "")
                .ifPresent(policy -> assertThat(Selection.of(policy.getSpec().getPodSelector(), release))
                        .containsExactly(release.gateways()));
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void selectAllMembersForTheDisruptionBudget(Combination combination) {
        var release = combination.release();

        assertThat(release.all(PodDisruptionBudget.class))
                .allSatisfy(budget -> assertThat(Selection.of(budget.getSpec().getSelector(), release))
                        .isEqualTo(release.workloads()));
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void selectWorkloadsWithoutReplicasForAutoscalers(Combination combination) {
        var release = combination.release();
        var scaled = release.all(HorizontalPodAutoscaler.class).stream()
                .map(autoscaler -> autoscaler.getSpec().getScaleTargetRef())
                .map(target -> target.getKind() + " " + target.getName())
                .toList();

        assertThat(release.workloads())
                .filteredOn(workload -> workload.replicas() == null)
                .extracting(Workload::toString)
                .containsExactlyInAnyOrderElementsOf(scaled);
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void selectTheMetricsServiceForTheServiceMonitor(Combination combination) {
        var release = combination.release();

        assertThat(release.all("ServiceMonitor")).allSatisfy(monitor -> {
            Map<String, String> labels = ((GenericKubernetesResource) monitor).get("spec", "selector", "matchLabels");
            assertThat(release.all(Service.class))
                    .filteredOn(service ->
                            Selection.matches(labels, service.getMetadata().getLabels()))
                    .containsExactly(release.named(Service.class, "-metrics").orElseThrow());
        });
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void spreadEachComponentSeparately(Combination combination) {
        var release = combination.release();

        assertThat(release.workloads())
                .allSatisfy(workload -> assertThat(workload.pod().getTopologySpreadConstraints())
                        .allSatisfy(spread -> assertThat(Selection.of(spread.getLabelSelector(), release))
                                .containsExactly(workload)));
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void selectNothingOfAnotherRelease(Combination combination) {
        var values = YamlText.write(combination.values());
        var other = Release.of(Chart.render("other", values, Chart.KUBERNETES));

        assertThat(selectors(combination.release()))
                .isNotEmpty()
                .allSatisfy(
                        selector -> assertThat(Selection.of(selector, other)).isEmpty());
    }

    private static List<Map<String, String>> selectors(Release release) {
        var selectors = new ArrayList<Map<String, String>>();
        release.all(Service.class)
                .forEach(service -> selectors.add(service.getSpec().getSelector()));
        release.workloads().stream()
                .map(Workload::selector)
                .map(LabelSelector::getMatchLabels)
                .forEach(selectors::add);
        release.all(NetworkPolicy.class)
                .forEach(policy ->
                        selectors.add(policy.getSpec().getPodSelector().getMatchLabels()));
        return selectors;
    }

    @Test
    void stayTheSameWhenTheVersionChanges() {
        var before = Chart.render("{workers: {enabled: true}}");

        var after = Chart.render("{workers: {enabled: true}, image: {tag: 9.9.9}}");

        assertThat(selectors(after)).isEqualTo(selectors(before));
    }

    @Test
    void stayTheSameForGatewaysWhenWorkersAreEnabled() {
        var before = Chart.render("").gateways();

        var after = Chart.render("{workers: {enabled: true}}").gateways();

        assertThat(after.selector()).isEqualTo(before.selector());
    }
}
