package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.util.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the members of a release find each other and form one cluster. */
final class ChartClusterTests {

    private static final String API = "kubernetes-api";

    private static String discovery(Workload workload) {
        return workload.value("STAGEDOOR_SYSTEM_CLUSTER_DISCOVERY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 1                                                                   | 1
            replicas: 2                                                                   | 2
            replicas: 3                                                                   | 2
            replicas: 4                                                                   | 3
            workers: {enabled: true, replicas: 4}                                         | 4
            {replicas: 9, autoscaling: {enabled: true, minReplicas: 2}}                   | 2
            workers: {enabled: true, autoscaling: {enabled: true, minReplicas: 6}}        | 5
            workers: {replicas: 9}                                                        | 2
            {replicas: 9, cluster: {contactPoints: 7}}                                    | 7
            replicas: 0                                                                   | 1
            """)
    void isFormedByAMajorityOfTheFirstMembers(String values, String contactPoints) {
        var release = Chart.render(values);

        assertThat(release.workloads())
                .extracting(workload -> workload.value("STAGEDOOR_SYSTEM_CLUSTER_CONTACT_POINTS"))
                .containsOnly(contactPoints);
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void hasOneNameForAllMembers(Combination combination) {
        assertThat(combination.release().workloads())
                .extracting(workload -> workload.value("STAGEDOOR_SYSTEM_NAME"))
                .allMatch(name -> name.matches("[a-zA-Z0-9][a-zA-Z0-9-]*"))
                .hasSameSizeAs(combination.release().workloads())
                .containsOnly(combination.release().gateways().value("STAGEDOOR_SYSTEM_NAME"));
    }

    /** A version that Pekko cannot compare would stop the start. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.2                 | 1.2
            v1.2.3              | 1.2.3
            1.2.3-rc1           | 1.2.3-rc1
            0.1.0-SNAPSHOT      | 0.1.0-SNAPSHOT
            1.2.3-rc.1          |
            1.2.3.Final         |
            2024.07.01.3        |
            1.2.x               |
            1.2.3_build4        |
            1.2abc              |
            latest              |
            """)
    void ordersMembersByTheTagWhenItIsAVersion(String tag, @Nullable String version) {
        var set = Chart.render("image: {tag: '%s'}".formatted(tag)).gateways().env("STAGEDOOR_SYSTEM_CLUSTER_VERSION");

        assertThat(set == null ? null : set.getValue()).isEqualTo(version);
        if (version != null) {
            assertThatCode(() -> Version.apply(version)).doesNotThrowAnyException();
        }
    }

    @Test
    void ignoresPodsWhoseContainerIsWaiting() {
        var gateways = Chart.render("").gateways();

        assertThat(gateways.value("STAGEDOOR_SYSTEM_CLUSTER_CONTAINER_NAME"))
                .isEqualTo(gateways.container().getName());
    }

    @Test
    void acceptsNamesThatAreNumbers() {
        var release = Release.of(Chart.render(
                "123",
                "{fullnameOverride: stage-123, cluster: {name: '2025'}, datasource: {existingSecret: '42'}}",
                Chart.KUBERNETES));

        assertThat(release.gateways().value("STAGEDOOR_SYSTEM_NAME")).isEqualTo("2025");
        assertThat(release.gateways().value("STAGEDOOR_SYSTEM_CLUSTER_POD_LABEL_SELECTOR"))
                .contains("app.kubernetes.io/instance=123");
    }

    @Test
    void isReachedAtTheAddressOfThePod() {
        var host = Objects.requireNonNull(Chart.render("").gateways().env("STAGEDOOR_SYSTEM_CLUSTER_HOST"));

        assertThat(host.getValueFrom().getFieldRef().getFieldPath()).isEqualTo("status.podIP");
    }

    @Test
    void isLookedUpByTheFullNameOfTheHeadlessService() {
        var release = Chart.render("cluster: {discovery: pekko-dns, domain: k8s.example.org}");

        assertThat(release.gateways().value("STAGEDOOR_SYSTEM_CLUSTER_SERVICE"))
                .isEqualTo("demo-stagedoor-members.stage.svc.k8s.example.org");
    }

    @Test
    void isFoundBeforeItsMembersAreReady() {
        var service =
                Chart.render("").named(Service.class, "-members").orElseThrow().getSpec();

        assertThat(service.getClusterIP()).isEqualTo("None");
        assertThat(service.getPublishNotReadyAddresses()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void usesTheKubernetesApiOnlyForDiscovery(Combination combination) {
        var release = combination.release();

        assertThat(release.workloads())
                .allSatisfy(workload -> assertThat(workload.pod().getAutomountServiceAccountToken())
                        .isEqualTo(discovery(workload).equals(API)));
        assertThat(release.all(Role.class))
                .allMatch(role -> discovery(release.gateways()).equals(API));
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void mayOnlyReadPods(Combination combination) {
        var release = combination.release();
        var account = release.gateways().pod().getServiceAccountName();
        var pods = new PolicyRule();
        pods.setApiGroups(List.of(""));
        pods.setResources(List.of("pods"));
        pods.setVerbs(List.of("get", "list", "watch"));

        assertThat(release.all(Role.class))
                .allSatisfy(role -> assertThat(role.getRules()).containsExactly(pods));
        assertThat(release.all(RoleBinding.class)).allSatisfy(binding -> {
            assertThat(binding.getRoleRef().getName())
                    .isEqualTo(release.all(Role.class).getFirst().getMetadata().getName());
            assertThat(binding.getSubjects())
                    .extracting(subject -> subject.getNamespace() + "/" + subject.getName())
                    .containsExactly(Chart.NAMESPACE + "/" + account);
        });
    }

    @Test
    void mayReadPodsByDefault() {
        var release = Chart.render("");

        assertThat(release.all(RoleBinding.class)).hasSize(1);
        assertThat(discovery(release.gateways())).isEqualTo(API);
    }
}
