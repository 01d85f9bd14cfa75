package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.NodeModules;
import dev.stagedoor.testkit.fixture.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Validates the rendered objects, custom ones included, against their published schemas. */
@Tag("contract")
final class ChartModelsIT {

    @Test
    void acceptAllObjectsThatTheChartRenders() throws IOException, InterruptedException {
        var objects = Combination.all()
                .flatMap(combination -> combination.release().written().stream())
                .distinct()
                .toList();

        var validated = validate(objects);

        assertThat(validated).isEqualTo(objects.size() + " objects, 0 faults\n");
        assertThat(objects.stream().map(object -> object.get("kind")).distinct())
                .contains(
                        "StatefulSet",
                        "Ingress",
                        "ServiceMonitor",
                        "PrometheusRule",
                        "Certificate",
                        "HorizontalPodAutoscaler");
        Tool.run("kubernetes-types", List.of(NodeModules.program("tsc"), "-p", folder().toString()));
    }

    private static Path folder() throws IOException, InterruptedException {
        return NodeModules.folder().resolve("kubernetes");
    }

    private static String validate(List<Map<String, Object>> objects) throws IOException, InterruptedException {
        var written = Files.write(
                folder().resolve("objects.json"), JsonMapper.shared().writeValueAsBytes(objects));
        var script = folder().resolve("validate.mjs").toString();
        var typed = folder().resolve("objects.ts").toString();
        return Tool.run("kubernetes-models", List.of("node", script, written.toString(), typed));
    }
}
