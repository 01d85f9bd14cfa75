package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that Kubernetes accepts the rendered objects. {@link StrictReader} already refuses unknown fields. */
final class ChartObjectsTests {

    private static final String LABEL_NAME = "([a-z0-9.-]+/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final String LABEL_VALUE = "([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?";

    private static String id(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void haveNamesAndLabelsThatKubernetesAccepts(Combination combination) {
        var objects = combination.release().objects();

        assertThat(objects).extracting(ChartObjectsTests::id).doesNotHaveDuplicates();
        assertThat(objects).allSatisfy(object -> {
            assertThat(object.getMetadata().getName()).matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
            assertThat(object.getMetadata().getLabels()).isNotEmpty().allSatisfy((name, value) -> {
                assertThat(name).matches(LABEL_NAME);
                assertThat(value).matches(LABEL_VALUE);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.dotted.name", "a-name-of-fifty-characters-is-more-than-fits-in-here", "stagedoor"})
    void haveNamesThatKubernetesAcceptsWhateverTheNameOfTheRelease(String release) {
        var rendered = Release.of(Chart.render(release, "{workers: {enabled: true}}", Chart.KUBERNETES));

        // A StatefulSet labels its pods with its name and a hash of ten characters.
        assertThat(rendered.workloads())
                .allSatisfy(workload -> assertThat(workload.name()).matches("[a-z]([-a-z0-9]{0,50}[a-z0-9])?"));
    }

    @Test
    void haveAValidVersionLabelWhenTheTagIsNoValidLabel() {
        var tag = "_" + "a.".repeat(60);

        var release = Chart.render(Map.of("image", Map.of("tag", tag)));

        assertThat(release.gateways().labels().get("app.kubernetes.io/version")).matches(LABEL_VALUE);
        assertThat(release.gateways().container().getImage()).isEqualTo("stagedoor:" + tag);
    }

    @Test
    void areRefusedWhenAFieldDoesNotExist() {
        var deployment = Map.<String, Object>of(
                "apiVersion", "apps/v1",
                "kind", "Deployment",
                "spec", Map.of("template", Map.of("spec", Map.of("containers", List.of(Map.of("port", 1))))));

        assertThatThrownBy(() -> StrictReader.read(deployment)).hasMessageContaining("\"port\"");
    }

    @Test
    void areRefusedWhenAFieldHasTheWrongType() {
        var deployment = Map.<String, Object>of(
                "apiVersion", "apps/v1", "kind", "Deployment", "spec", Map.of("minReadySeconds", "5"));

        assertThatThrownBy(() -> StrictReader.read(deployment)).hasMessageContaining("minReadySeconds");
    }
}
