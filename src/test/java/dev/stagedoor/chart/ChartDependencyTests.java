package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** Tests that the chart can be a dependency of a parent chart, in each way that Helm offers. */
final class ChartDependencyTests {

    @TempDir
    private Path parent;

    /** Renders a parent chart with these dependencies and values. */
    private Release render(String dependencies, String values) throws IOException {
        Files.writeString(
                parent.resolve("Chart.yaml"),
                "{apiVersion: v2, name: theatre, version: 1.0.0, dependencies: [%s]}".formatted(dependencies));
        Files.writeString(parent.resolve("values.yaml"), values);
        Files.createDirectory(parent.resolve("templates"));
        Files.writeString(
                parent.resolve("templates/own.yaml"), "{apiVersion: v1, kind: ConfigMap, metadata: {name: own}}");
        FileSystemUtils.copyRecursively(Chart.FOLDER, parent.resolve("charts/stagedoor"));
        return Release.of(new Helm(parent)
                .template()
                .withName(Chart.NAME)
                .withNamespace(Chart.NAMESPACE)
                .withKubeVersion(Chart.KUBERNETES)
                .call());
    }

    private static String dependency(String further) {
        return "{name: stagedoor, version: 0.1.0%s}".formatted(further);
    }

    private static List<String> names(Release release) {
        return release.workloads().stream().map(Workload::name).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                            |                                                 | demo-stagedoor
            , condition: stagedoor.enabled                  |                                                 | demo-stagedoor
            , condition: stagedoor.enabled                  | stagedoor: {enabled: true}                      | demo-stagedoor
            , condition: 'other.enabled,stagedoor.enabled'  | stagedoor: {enabled: true, replicas: 2}         | demo-stagedoor
            , tags: [actors]                                | {tags: {actors: true}, global: {region: north}} | demo-stagedoor
            , alias: gateway, condition: gateway.enabled    | gateway: {enabled: true}                        | demo-gateway
            , alias: theGateway                             | theGateway: {replicas: 2}                       | demo-thegateway
            , alias: the_gateway_                           | the_gateway_: {replicas: 2}                     | demo-the-gateway
            """)
    void isInstalled(String further, String values, String name) throws IOException {
        var release = render(dependency(further == null ? "" : further), values == null ? "" : values);

        assertThat(names(release)).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            , condition: stagedoor.enabled               | stagedoor: {enabled: false}
            , alias: gateway, condition: gateway.enabled | gateway: {enabled: false}
            , tags: [actors]                             | tags: {actors: false}
            """)
    void isLeftOutWhenTheParentSaysSo(String further, String values) throws IOException {
        var release = render(dependency(further), values);

        assertThat(release.objects())
                .extracting(object -> object.getMetadata().getName())
                .containsExactly("own");
    }

    @Test
    void isInstalledTwiceWithAliases() throws IOException {
        var both = dependency(", alias: east") + ", " + dependency(", alias: west");

        var release = render(both, "{east: {replicas: 1}, west: {replicas: 2}}");

        assertThat(names(release)).containsExactlyInAnyOrder("demo-east", "demo-west");
        assertThat(release.objects())
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .doesNotHaveDuplicates();
    }

    @Test
    void namesTheConditionThatIsMissing() {
        assertThatThrownBy(() -> render(dependency(""), "stagedoor: {enabled: false}"))
                .hasMessageContaining("enabled is false")
                .hasMessageContaining("condition: stagedoor.enabled");
    }
}
