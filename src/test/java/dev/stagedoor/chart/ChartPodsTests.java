package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that pods comply with the restricted profile of Kubernetes, and that all they refer to exists. */
final class ChartPodsTests {

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void complyWithTheRestrictedProfile(Combination combination) {
        assertThat(combination.release().workloads()).allSatisfy(workload -> {
            var pod = workload.pod().getSecurityContext();
            var container = workload.container().getSecurityContext();
            assertThat(pod.getRunAsNonRoot()).isTrue();
            assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getCapabilities().getAdd()).isEmpty();
            assertThat(container.getReadOnlyRootFilesystem()).isTrue();
        });
    }

    @Test
    void runAsAUserOfTheirOwn() {
        var context = Chart.render("").gateways().pod().getSecurityContext();

        assertThat(context.getRunAsUser()).isEqualTo(10001);
        assertThat(context.getRunAsGroup()).isEqualTo(10001);
        assertThat(context.getFsGroup()).isEqualTo(10001);
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void mountEachOfTheirVolumesOnce(Combination combination) {
        assertThat(combination.release().workloads()).allSatisfy(workload -> {
            var volumes =
                    workload.pod().getVolumes().stream().map(Volume::getName).toList();
            assertThat(volumes).doesNotHaveDuplicates();
            assertThat(workload.container().getVolumeMounts())
                    .extracting(VolumeMount::getName)
                    .containsExactlyInAnyOrderElementsOf(volumes);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void findTheFilesForTlsWhereTheWholeSecretIsMounted(Combination combination) {
        assertThat(combination.release().workloads()).allSatisfy(workload -> {
            var mounts = workload.container().getVolumeMounts().stream()
                    .filter(mount -> mount.getName().equals("tls"))
                    .toList();
            assertThat(mounts).allMatch(mount -> mount.getSubPath() == null);
            assertThat(workload.container().getEnv().stream()
                            .filter(variable -> variable.getName().contains("_TLS_"))
                            .map(EnvVar::getValue))
                    .hasSize(mounts.size() * 3)
                    .allMatch(file -> file.startsWith(mounts.getFirst().getMountPath() + "/"));
        });
    }

    @Test
    void mountTheSecretThatCertManagerMakes() {
        var release = Chart.render("tls: {enabled: true, certManager: {enabled: true, issuerRef: {name: ca}}}");

        String secret = ((GenericKubernetesResource) release.all("Certificate").getFirst()).get("spec", "secretName");

        assertThat(release.gateways().pod().getVolumes())
                .filteredOn(volume -> volume.getName().equals("tls"))
                .extracting(volume -> volume.getSecret().getSecretName())
                .containsExactly(secret);
    }

    @Test
    void mountActorsInTheFolderThatTheJarReads() {
        var gateways = Chart.render("actors: {image: {reference: actors}}").gateways();

        assertThat(gateways.container().getVolumeMounts())
                .filteredOn(mount -> mount.getName().equals("actors"))
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/app/actors");
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void useTheServiceAccountOfTheRelease(Combination combination) {
        var release = combination.release();

        assertThat(release.all(ServiceAccount.class))
                .allSatisfy(account -> assertThat(release.workloads())
                        .allMatch(workload -> workload.pod()
                                .getServiceAccountName()
                                .equals(account.getMetadata().getName())));
    }

    @Test
    void keepTheLabelsThatSelectThemWhenTheUserAddsLabels() {
        var labels = Map.<String, Object>of("app.kubernetes.io/name", "other", "team", "stage");

        var gateways = Chart.render(Map.of("podLabels", labels)).gateways();

        assertThat(gateways.labels())
                .containsAllEntriesOf(gateways.selector().getMatchLabels())
                .containsEntry("team", "stage");
    }
}
