package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the alerts and the dashboard of the chart. */
final class ChartMonitoringTests {

    private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(Stagedoor\\w+)` \\|");

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void areLeftOutByDefault() {
        var release = Chart.render("");

        assertThat(release.all("PrometheusRule")).isEmpty();
        assertThat(release.named(ConfigMap.class, "-dashboard")).isEmpty();
        assertThat(Monitoring.arguments(release)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{prometheusRule: {enabled: true}}", "{dashboard: {enabled: true}}"})
    void letPodsMeasureThePercentilesThatTheyShow(String values) {
        assertThat(Monitoring.arguments(Chart.render(values))).isNotEmpty();
    }

    @Test
    void areFoundByTheirLabels() {
        var release = Chart.render("""
                prometheusRule: {enabled: true, labels: {release: prometheus}}
                dashboard: {enabled: true, annotations: {grafana_folder: Theatre}}
                """);

        var dashboard =
                release.named(ConfigMap.class, "-dashboard").orElseThrow().getMetadata();
        assertThat(release.all("PrometheusRule").getFirst().getMetadata().getLabels())
                .containsEntry("release", "prometheus");
        assertThat(dashboard.getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(dashboard.getAnnotations()).isEqualTo(Map.of("grafana_folder", "Theatre"));
    }

    @Test
    void watchOnlyTheTargetsOfTheirRelease() {
        var selectors = Monitoring.alertQueries()
                .flatMap(query -> Monitoring.selectors(query).stream())
                .toList();

        assertThat(selectors)
                .isNotEmpty()
                .allMatch(selector ->
                        selector.contains("namespace=\"%s\", job=\"%s\"".formatted(Chart.NAMESPACE, Monitoring.JOB)));
    }

    @Test
    void showThePanelsOfADashboardThatHasAllVariablesOfItsQueries() {
        var dashboard = Monitoring.dashboard();

        assertThat(dashboard.path("templating").path("list").valueStream())
                .extracting(variable -> variable.path("name").asString())
                .containsExactlyInAnyOrder("datasource", "namespace", "job", "instance");
        assertThat(dashboard.path("panels").valueStream())
                .extracting(panel -> panel.path("title").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void haveARowInThePageForEachAlert() throws IOException {
        var page = Files.readString(Path.of("docs/operations.md"));

        assertThat(found(ROW, page)).containsExactlyElementsOf(found(ALERT, Chart.file("files/alerts.yaml")));
    }

    @Test
    void areMissedInTheNotesWhenNothingReadsTheMetrics() {
        assertThat(Chart.notes("{prometheusRule: {enabled: true}}")).contains("set serviceMonitor.enabled");
        assertThat(Chart.notes(Monitoring.VALUES)).doesNotContain("set serviceMonitor.enabled");
    }
}
