package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that rendering fails with a message that names the value, if a value does not exist or is not valid. */
final class ChartRefusalsTests {

    /** Returns a path as the validator of the schema writes it. */
    private static String pointer(String path) {
        return path.isEmpty() ? "" : "/" + path.replace('.', '/');
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Schema#groups")
    void namesAValueThatDoesNotExist(String group) {
        var path = group.isEmpty() ? "stranger" : group + ".stranger";

        assertThatThrownBy(() -> Chart.render(Schema.with(path, 1)))
                .hasMessageContaining("'stranger'")
                .hasMessageContaining(pointer(group));
    }

    static Stream<Arguments> outOfRange() {
        return Schema.values().entrySet().stream().flatMap(entry -> {
            var minimum = entry.getValue().path("minimum").asIntOpt();
            var maximum = entry.getValue().path("maximum").asIntOpt();
            return IntStream.concat(
                            minimum.stream().map(least -> least - 1),
                            maximum.stream().map(most -> most + 1))
                    .mapToObj(value -> Arguments.of(entry.getKey(), value));
        });
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void namesAValueThatIsOutOfRange(String path, int value) {
        assertThatThrownBy(() -> Chart.render(Schema.with(path, value))).hasMessageContaining(pointer(path));
    }

    static Stream<String> choices() {
        return Schema.values().entrySet().stream()
                .filter(entry -> entry.getValue().has("enum"))
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void namesAChoiceThatDoesNotExist(String path) {
        assertThatThrownBy(() -> Chart.render(Schema.with(path, "stranger"))).hasMessageContaining(pointer(path));
    }

    static Stream<String> typed() {
        return Schema.values().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("typed")
    void namesAValueOfTheWrongType(String path) {
        var wrong = List.of(List.of(1));

        assertThatThrownBy(() -> Chart.render(Schema.with(path, wrong))).hasMessageContaining(pointer(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image: {tag: a b}                                                     | image/tag
            image: {digest: 'sha256:12'}                                          | image/digest
            fullnameOverride: 1st                                                 | fullnameOverride
            fullnameOverride: Theatre                                             | fullnameOverride
            cluster: {name: -play}                                                | cluster/name
            cluster: {splitBrainResolver: static-quorum}                          | cluster.quorumSize
            cluster: {contactPoints: 4}                                           | cluster.contactPoints
            cluster: {splitBrainResolver: static-quorum, quorumSize: 4}           | cluster.quorumSize
            cluster: {version: 1.2.3-rc.1}                                        | cluster/version
            datasource: {url: 'jdbc:sqlite:x'}                                    | datasource/url
            datasource: {keys: {password: ''}}                                    | datasource/keys/password
            tls: {enabled: true}                                                  | tls.existingSecret
            tls: {enabled: true, certManager: {enabled: true}}                    | tls.certManager.issuerRef.name
            tls: {enabled: true, existingSecret: a, certManager: {enabled: true}} | tls.existingSecret
            tls: {existingSecret: a}                                              | tls.enabled
            tls: {certManager: {enabled: true, issuerRef: {name: a}}}             | tls.enabled
            autoscaling: {enabled: true, minReplicas: 9}                          | autoscaling.minReplicas
            security: {clientCertificates: need}                                  | service.tls.existingSecret
            security: {rules: [{actors: 'a/**'}]}                                 | security.jwt
            security: {pages: {catalog: open}}                                    | security.jwt
            security: {verifiedFor: 0s}                                           | security.jwt
            security: {verifiedFor: 2h}                                           | security/verifiedFor
            security: {pages: {catalog: opne}}                                    | security/pages/catalog
            security: {rules: [{actors: 'a//b'}]}                                 | security/rules/0/actors
            security: {rules: [{actors: a, may: [eat]}]}                          | security/rules/0/may
            security: {rules: [{may: [read]}]}                                    | actors
            security: {jwt: {issuerUri: sso}}                                     | security/jwt/issuerUri
            security: {jwt: {audiences: [a]}}                                     | security.jwt.issuerUri
            security: {introspection: {uri: 'https://a'}}                         | security.introspection.existingSecret
            security: {introspection: {existingSecret: a}}                        | security.introspection.uri
            config: {server.port: 80}                                             | server.port
            config: {stagedoor.system.cluster.roles: worker}                      | stagedoor.system.cluster.roles
            config: {spring.lifecycle.timeoutPerShutdownPhase: 2m}                | timeoutPerShutdownPhase
            config: {spring.lifecycle.timeout-per-shutdown-phase: 2m}             | timeout-per-shutdown-phase
            config: {stagedoor.http.drainDelay: 2m}                               | drainDelay
            config: {stagedoor.http.draindelay: 2m}                               | draindelay
            config: {stagedoor: {http: {max-wait: 30s}}}                          | config/stagedoor
            config: {stagedoor.system.cluster.tls.authority: ca}                  | tls.authority
            extraEnv: [{name: A, valeu: b}]                                       | valeu
            extraEnv: [{name: SERVER_PORT, value: '80'}]                          | extraEnv/0/name
            extraEnv: [{name: STAGEDOOR_SYSTEM_CLUSTER_ROLES, value: worker}]     | extraEnv/0/name
            extraEnv: [{name: SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE}]          | extraEnv/0/name
            extraEnv: [{name: STAGEDOOR_HTTP_DRAIN_DELAY, value: 9s}]             | extraEnv/0/name
            extraEnv: [{name: SPRING_APPLICATION_JSON, value: '{}'}]              | extraEnv/0/name
            extraEnv: [{name: STAGEDOOR_SAMPLES_ENABLED, value: 'true'}]          | extraEnv/0/name
            resources: {request: {cpu: 1}}                                        | request
            ingress: {hosts: [A_B]}                                               | ingress/hosts
            networkPolicy: {httpFrom: [{pods: {}}]}                               | pods
            serviceMonitor: {interval: 30}                                        | serviceMonitor/interval
            tolerations: [{effect: NoRun}]                                        | effect
            topologySpreadConstraints: [{maxSkew: 1}]                             | topologyKey
            actors: {emptyDir: {}, configMap: {}}                                 | actors
            """)
    void namesTheKeyOfAnyOtherInvalidValue(String values, String key) {
        var named = key.replace("/", "[/.]");

        assertThatThrownBy(() -> Chart.render(values)).hasMessageMatching("(?s).*" + named + ".*");
    }

    @Test
    void refusesTwoAuthorizationServers() {
        assertThatThrownBy(() -> Chart.render("""
                        security:
                          jwt: { issuerUri: "https://a" }
                          introspection: { uri: "https://b", existingSecret: b }
                        """))
                .hasMessageContaining("security.jwt and security.introspection exclude each other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            config: {'spring.security.oauth2.resourceserver.jwt.issuerUri': a}            | JWT_ISSUER_URI
            config: {'spring.security.oauth2.resourceserver.jwt.audiences[1]': a}         | JWT_AUDIENCES
            config: {'stagedoor.security.rules[1].actors': a}                             | RULES_0_ACTORS
            extraEnv: [{name: STAGEDOOR_SECURITY_RULES_1_ACTORS, value: a}]               | RULES_0_ACTORS
            extraEnv: [{name: STAGEDOOR_SECURITY_PAGES_CATALOG, value: closed}]           | PAGES_CATALOG
            config: {server.ssl.bundle: a}                                                | SERVER_SSL_BUNDLE
            """)
    void namesASettingThatIsGivenTwice(String values, String variable) {
        var security = """
                service: { tls: { existingSecret: a } }
                security:
                  jwt: { issuerUri: "https://a", audiences: [a] }
                  rules: [{ actors: "**" }]
                  pages: { catalog: open }
                """;

        assertThatThrownBy(() -> Chart.render(security + values)).hasMessageContaining(variable);
    }

    @Test
    void refusesAKubernetesThatIsTooOld() {
        assertThatThrownBy(() -> Chart.render(Chart.NAME, "", "1.29.9")).hasMessageContaining("kubeVersion");
    }

    @Test
    void refusesANameThatNoServiceCanHave() {
        assertThatThrownBy(() -> Chart.render("1st", "", Chart.KUBERNETES)).hasMessageContaining("fullnameOverride");
    }

    @Test
    void acceptsASettingOfTheClusterThatTheChartDoesNotSet() {
        var values = "config: {stagedoor.system.cluster.tls.reread-after: 1m}";

        assertThatCode(() -> Chart.render(values)).doesNotThrowAnyException();
    }

    @Test
    void acceptsGlobalValuesOfAParentChart() {
        assertThatCode(() -> Chart.render("global: {anything: true}")).doesNotThrowAnyException();
    }
}
