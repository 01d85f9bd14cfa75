package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.access.AccessKind;
import dev.stagedoor.http.access.AccessRule;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.core.ResolvableType;

/** Tests that gateways get the settings and the Secrets by which they know callers. */
final class ChartSecurityTests {

    @Test
    void bindsRules() {
        var gateways = Chart.render("""
                security:
                  keysFile: { existingSecret: callers }
                  rules:
                    - actors: account/{sub}/**
                    - actors: counter/*/"count"
                      may: [read, ask]
                      authorities: [SCOPE_count, count]
                """).gateways();

        var rules = Environments.bind(gateways, "stagedoor.security.rules", Bindable.listOf(AccessRule.class));

        assertThat(rules)
                .containsExactly(
                        new AccessRule("account/{sub}/**", Set.of(), Set.of()),
                        new AccessRule(
                                "counter/*/\"count\"",
                                Set.of(AccessKind.READ, AccessKind.ASK),
                                Set.of("SCOPE_count", "count")));
    }

    @Test
    void bindsWhoMaySeePages() {
        var gateways = Chart.render("""
                security:
                  keysFile: { existingSecret: callers }
                  pages: { actuator: open, catalog: [SCOPE_look, look] }
                """).gateways();
        var type = ResolvableType.forClassWithGenerics(
                Map.class,
                ResolvableType.forClass(String.class),
                ResolvableType.forClassWithGenerics(List.class, String.class));

        var pages =
                Environments.bind(gateways, "stagedoor.security.pages", Bindable.<Map<String, List<String>>>of(type));

        assertThat(pages)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("actuator", List.of("open"), "catalog", List.of("SCOPE_look", "look")));
    }

    @Test
    void bindsTheBundleOfTheSecretForTls() {
        var gateways = Chart.render("{security: {clientCertificates: need}, service: {tls: {existingSecret: web}}}")
                .gateways();

        var bundle = Environments.bind(gateways, "spring.ssl", Bindable.of(SslProperties.class))
                .getBundle()
                .getPem()
                .get(gateways.value("SERVER_SSL_BUNDLE"));

        assertThat(Objects.requireNonNull(bundle).isReloadOnUpdate()).isTrue();
        assertThat(List.of(
                        Objects.requireNonNull(bundle.getKeystore().getCertificate()),
                        Objects.requireNonNull(bundle.getKeystore().getPrivateKey()),
                        Objects.requireNonNull(bundle.getTruststore().getCertificate())))
                .containsExactly(
                        "/etc/stagedoor/service/tls.crt",
                        "/etc/stagedoor/service/tls.key",
                        "/etc/stagedoor/service/ca.crt");
    }

    @Test
    void takesTheCredentialsForIntrospectionFromTheSecret() {
        var gateways = Chart.render("""
                security: { introspection: { uri: "https://sso", existingSecret: sso, keys: { clientId: id } } }
                """).gateways();

        assertThat(gateways.container().getEnv())
                .filteredOn(variable -> variable.getName().contains("_CLIENT_"))
                .extracting(variable -> variable.getValueFrom().getSecretKeyRef())
                .extracting(reference -> reference.getName() + "/" + reference.getKey())
                .containsExactly("sso/id", "sso/client-secret");
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void findsItsFilesWhereWholeSecretsAreMounted(Combination combination) {
        var gateways = combination.release().gateways();
        var mounted = gateways.container().getVolumeMounts().stream()
                .filter(mount -> mount.getSubPath() == null && Objects.equals(mount.getReadOnly(), true))
                .map(VolumeMount::getMountPath)
                .toList();

        assertThat(gateways.container().getEnv().stream()
                        .map(EnvVar::getValue)
                        .filter(Objects::nonNull)
                        .filter(value -> value.startsWith("/etc/stagedoor/")))
                .allMatch(file -> mounted.contains(file.substring(0, file.lastIndexOf('/'))));
    }

    @Test
    void givesSecretsOfCallersToGatewaysOnly() {
        var release = Chart.render("""
                workers: { enabled: true }
                service: { tls: { existingSecret: web } }
                security: { keysFile: { existingSecret: callers } }
                """);

        assertThat(secrets(release.gateways())).containsExactly("callers", "web");
        assertThat(secrets(release.workers())).isEmpty();
        assertThat(release.workers().env("SERVER_SSL_BUNDLE")).isNull();
    }

    private static List<String> secrets(Workload workload) {
        return workload.pod().getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .map(volume -> volume.getSecret().getSecretName())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                | http
            service: {tls: {existingSecret: web}}             | https
            """)
    void namesThePortOfTheServiceAfterItsProtocol(String values, String protocol) {
        var service = Chart.render(values).named(Service.class, "").orElseThrow();

        assertThat(service.getSpec().getPorts())
                .allMatch(port ->
                        port.getName().equals(protocol) && port.getAppProtocol().equals(protocol));
    }

    @Test
    void keepsTlsFromTheActuatorThatTheKubeletProbes() {
        var gateways = Chart.render("service: {tls: {existingSecret: web}}").gateways();

        assertThat(gateways.value("MANAGEMENT_SERVER_SSL_ENABLED")).isEqualTo("false");
        assertThat(gateways.container().getReadinessProbe().getHttpGet().getScheme())
                .isNull();
    }
}
