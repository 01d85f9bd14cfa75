package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that the chart sets only environment variables that the application reads. */
final class ChartEnvironmentTests {

    /** Variables that do not set a property, and the one that {@code combinations.yaml} sets as a user would. */
    private static final List<String> OTHERS =
            List.of("JDK_JAVA_OPTIONS", "SPRING_APPLICATION_JSON", "LOGGING_LEVEL_DEV_STAGEDOOR");

    /** Elements of lists and maps, and what is not on the class path; the tests of the chart's security bind them. */
    private static final List<String> WITHOUT_METADATA = List.of(
            "STAGEDOOR_SECURITY_RULES_",
            "SPRING_SSL_BUNDLE_PEM_",
            "SPRING_SECURITY_OAUTH2_",
            "MANAGEMENT_METRICS_DISTRIBUTION_");

    private static List<EnvVar> variables(Release release) {
        return release.workloads().stream()
                .flatMap(workload -> workload.container().getEnv().stream())
                .toList();
    }

    private static boolean isOther(String name) {
        return OTHERS.contains(name) || WITHOUT_METADATA.stream().anyMatch(name::startsWith);
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void setsPropertiesThatExist(Combination combination) {
        assertThat(variables(combination.release()))
                .extracting(EnvVar::getName)
                .allMatch(name -> isOther(name) || Metadata.ofVariable(name).isObject());
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void setsValuesThatConvertToTheTypesOfTheProperties(Combination combination) {
        assertThat(variables(combination.release()))
                .filteredOn(variable -> variable.getValue() != null && !isOther(variable.getName()))
                .allSatisfy(ChartEnvironmentTests::converts);
    }

    private static void converts(EnvVar variable) throws ClassNotFoundException {
        var written = Metadata.ofVariable(variable.getName()).path("type").asString("java.lang.String");
        var type = ClassUtils.forName(written.replaceFirst("<.*", ""), null);
        var value = new MapConfigurationPropertySource(Map.of("value", variable.getValue()));
        assertThat(new Binder(value).bind("value", Bindable.of(type)).isBound())
                .as(variable.getName())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void setsNoVariableTwice(Combination combination) {
        assertThat(combination.release().workloads())
                .allSatisfy(workload -> assertThat(workload.container().getEnv())
                        .extracting(EnvVar::getName)
                        .doesNotHaveDuplicates());
    }

    @Test
    void findsAVariableThatSetsNothing() {
        assertThat(Metadata.ofVariable("SERVER_ADRESS").isMissingNode()).isTrue();
    }

    @Test
    void passesFurtherPropertiesOnUnchanged() {
        var config = Map.<String, Object>of("a.text", "\"<ä>\\", "a.number", 1_000_000, "a.fraction", 0.5, "a.b", true);

        var gateways = Chart.render(Map.of("config", config)).gateways();

        JsonNode passed = JsonMapper.shared().readTree(gateways.value("SPRING_APPLICATION_JSON"));
        assertThat(passed).isEqualTo(JsonMapper.shared().<JsonNode>valueToTree(config));
    }

    @Test
    void setsRolesAndOptionsOfGatewaysAndWorkersSeparately() {
        var release = Chart.render("{workers: {enabled: true, javaOptions: -Xmx1g}, javaOptions: -Xmx2g}");

        assertThat(release.gateways().value("STAGEDOOR_SYSTEM_CLUSTER_ROLES")).isEqualTo("gateway");
        assertThat(release.gateways().value("JDK_JAVA_OPTIONS")).isEqualTo("-Xmx2g");
        assertThat(release.workers().value("STAGEDOOR_SYSTEM_CLUSTER_ROLES")).isEqualTo("worker");
        assertThat(release.workers().value("JDK_JAVA_OPTIONS")).isEqualTo("-Xmx1g");
    }

    @Test
    void takesUrlUserAndPasswordFromTheSecret() {
        var gateways = Chart.render("datasource: {existingSecret: db, keys: {url: jdbc-uri}}")
                .gateways();

        assertThat(List.of(
                        key(gateways, "SPRING_DATASOURCE_URL"),
                        key(gateways, "SPRING_DATASOURCE_USERNAME"),
                        key(gateways, "SPRING_DATASOURCE_PASSWORD")))
                .containsExactly("db/jdbc-uri", "db/username", "db/password");
    }

    private static String key(Workload workload, String variable) {
        var reference =
                Objects.requireNonNull(workload.env(variable)).getValueFrom().getSecretKeyRef();
        return reference.getName() + "/" + reference.getKey();
    }

    @Test
    void takesTheUrlFromTheValuesWhenTheyHaveOne() {
        var gateways = Chart.render("datasource: {existingSecret: db, url: 'jdbc:postgresql://db/stage'}")
                .gateways();

        assertThat(gateways.value("SPRING_DATASOURCE_URL")).isEqualTo("jdbc:postgresql://db/stage");
        assertThat(key(gateways, "SPRING_DATASOURCE_PASSWORD")).isEqualTo("db/password");
    }

    @Test
    void setsNoDataSourceWhenThereIsNoDatabase() {
        assertThat(variables(Chart.render("")))
                .extracting(EnvVar::getName)
                .noneMatch(name -> name.startsWith("SPRING_DATASOURCE"));
    }
}
