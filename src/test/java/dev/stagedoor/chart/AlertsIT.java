package dev.stagedoor.chart;

import dev.stagedoor.testkit.fixture.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the rendered alerts with the tool of Prometheus, and runs the cases of {@code alerts-test.yaml}. */
@Tag("contract")
final class AlertsIT {

    @TempDir
    private Path folder;

    private Path rules;

    @BeforeEach
    void write() throws IOException {
        rules = Files.writeString(folder.resolve("alerts.yaml"), YamlText.write(Monitoring.rules()));
    }

    @Test
    void areRulesThatPrometheusAccepts() throws IOException, InterruptedException {
        Tool.run("promtool-check", List.of("promtool", "check", "rules", "--lint-fatal", rules.toString()));
    }

    @Test
    void fireWhenTheyShouldAndNotOtherwise() throws IOException, InterruptedException {
        var cases =
                Files.copy(Path.of("src/test/resources/chart/alerts-test.yaml"), folder.resolve("alerts-test.yaml"));

        Tool.run("promtool-test", List.of("promtool", "test", "rules", cases.toString()));
    }
}
