package dev.stagedoor.chart;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the chart renders for Prometheus and Grafana. */
final class Monitoring {

    static final String VALUES =
            "{serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}, dashboard: {enabled: true}}";

    /** The job of the targets that the ServiceMonitor finds. */
    static final String JOB = "demo-stagedoor-metrics";

    private static final Pattern SELECTOR = Pattern.compile("[a-z][a-z0-9_]*\\{[^}]*}");

    private Monitoring() {}

    static Release release() {
        return Chart.render(VALUES);
    }

    /** Returns the groups of rules, as a file of Prometheus has them. */
    static Map<String, Object> rules() {
        return release().written().stream()
                .filter(object -> "PrometheusRule".equals(object.get("kind")))
                .map(object -> YamlText.map(Objects.requireNonNull(object.get("spec"))))
                .findFirst()
                .orElseThrow();
    }

    static Stream<String> alertQueries() {
        JsonNode rules = JsonMapper.shared().valueToTree(rules());
        return rules.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .map(rule -> rule.path("expr").asString());
    }

    static JsonNode dashboard() {
        var map = release().named(ConfigMap.class, "-dashboard").orElseThrow();
        return JsonMapper.shared().readTree(map.getData().get("stagedoor.json"));
    }

    /** Returns the queries of the dashboard, with every variable replaced as Grafana does when all are chosen. */
    static Stream<String> dashboardQueries() {
        return dashboard()
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString())
                .map(query -> query.replace("$__rate_interval", "5m").replaceAll("\\$[a-z]+", ".*"));
    }

    /** Returns the selectors of a query, without what the query makes of their series. */
    static List<String> selectors(String query) {
        return SELECTOR.matcher(query).results().map(MatchResult::group).toList();
    }

    /** Returns the settings of a release without which there are no percentiles, as arguments of the application. */
    static List<String> arguments(Release release) {
        return release.gateways().container().getEnv().stream()
                .filter(variable -> variable.getName().startsWith("MANAGEMENT_METRICS_"))
                .map(variable -> "--%s=%s"
                        .formatted(variable.getName().toLowerCase(Locale.ROOT).replace('_', '.'), variable.getValue()))
                .toList();
    }
}
