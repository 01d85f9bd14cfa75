package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every port that an object names exists, and that the application listens on it. */
final class ChartPortsTests {

    @ParameterizedTest
    @CsvSource({
        "http, server.port, ",
        "actuator, '', MANAGEMENT_SERVER_PORT",
        "remoting, stagedoor.system.cluster.port, ",
        "asks, stagedoor.system.cluster.ask-port, ",
        "management, stagedoor.system.cluster.management-port, "
    })
    void areThePortsThatTheApplicationListensOn(String name, String property, String variable) {
        var gateways = Chart.render("").gateways();

        var listensOn = variable == null ? Metadata.defaultOf(property) : gateways.value(variable);

        assertThat(gateways.container().getPorts())
                .filteredOn(port -> port.getName().equals(name))
                .extracting(ContainerPort::getContainerPort)
                .containsExactly(Integer.valueOf(listensOn));
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void existInAllPodsThatAServiceSelects(Combination combination) {
        var release = combination.release();

        assertThat(release.all(Service.class)).allSatisfy(service -> {
            var targets = service.getSpec().getPorts().stream()
                    .map(ServicePort::getTargetPort)
                    .map(port -> port.getStrVal())
                    .toList();
            assertThat(Selection.of(service.getSpec().getSelector(), release))
                    .allSatisfy(workload -> assertThat(workload.ports()).containsAll(targets));
        });
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void areProbedOnlyAtTheActuator(Combination combination) {
        assertThat(combination.release().workloads()).allSatisfy(workload -> {
            var container = workload.container();
            var probes = Map.of(
                    "startup", container.getStartupProbe(),
                    "liveness", container.getLivenessProbe(),
                    "readiness", container.getReadinessProbe());
            assertThat(probes).allSatisfy(ChartPortsTests::asksTheActuator);
            assertThat(workload.ports()).contains("actuator");
        });
    }

    private static void asksTheActuator(String group, Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("actuator");
        assertThat(probe.getHttpGet().getPath()).isEqualTo("/actuator/health/" + group);
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void existInAllPodsThatANetworkPolicySelects(Combination combination) {
        var release = combination.release();

        assertThat(release.all(NetworkPolicy.class))
                .allSatisfy(policy -> assertThat(Selection.of(policy.getSpec().getPodSelector(), release))
                        .allSatisfy(workload -> assertThat(workload.ports()).containsAll(ports(policy))));
    }

    private static List<String> ports(NetworkPolicy policy) {
        return policy.getSpec().getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getStrVal())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'asks,http,management,remoting'",
        "'[{namespaceSelector: {}}]', 'actuator,asks,http,management,remoting'"
    })
    void areOpenedOneByOneByTheNetworkPolicies(String actuatorFrom, String opened) {
        var release = Chart.render(
                "networkPolicy: {actuatorFrom: %s}".formatted(actuatorFrom.isEmpty() ? "[]" : actuatorFrom));

        assertThat(release.all(NetworkPolicy.class).stream()
                        .flatMap(policy -> ports(policy).stream())
                        .sorted())
                .containsExactly(opened.split(","));
    }

    @Test
    void areOpenToEveryoneOnlyForHttp() {
        var release = Chart.render("networkPolicy: {actuatorFrom: [{namespaceSelector: {}}]}");

        var toEveryone = release.all(NetworkPolicy.class).stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .filter(rule -> rule.getFrom().isEmpty())
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getStrVal());

        assertThat(toEveryone).containsExactly("http");
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void existInTheServicesThatIngressesAndMonitorsName(Combination combination) {
        var release = combination.release();

        assertThat(release.all(Ingress.class).stream().flatMap(ChartPortsTests::backends))
                .allMatch(portsOf(release, "")::contains);
        assertThat(release.all("ServiceMonitor")).allSatisfy(monitor -> {
            List<Map<String, Object>> endpoints = ((GenericKubernetesResource) monitor).get("spec", "endpoints");
            assertThat(portsOf(release, "-metrics"))
                    .contains(Objects.toString(endpoints.getFirst().get("port")));
        });
    }

    private static Stream<String> backends(Ingress ingress) {
        return ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService())
                .map(service -> service.getName() + ":" + service.getPort().getName());
    }

    /** Returns the names of a service's ports; for the main service, each with the name of the service. */
    private static List<String> portsOf(Release release, String end) {
        return release.named(Service.class, end).stream()
                .flatMap(service -> service.getSpec().getPorts().stream()
                        .map(ServicePort::getName)
                        .map(port -> end.isEmpty() ? service.getMetadata().getName() + ":" + port : port))
                .toList();
    }
}
