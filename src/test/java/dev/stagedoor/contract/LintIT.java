package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Lints the committed document by the rules that the linters recommend. */
@Tag("contract")
final class LintIT {

    private static final String DOCUMENT = "openapi/stagedoor.yaml";

    @Test
    void findsNothingWithSpectral() throws IOException, InterruptedException {
        var ruleset = NodeModules.folder().resolve("spectral.yaml").toString();

        var said = Tool.run(
                "spectral",
                List.of(
                        NodeModules.program("spectral"),
                        "lint",
                        DOCUMENT,
                        "--ruleset=" + ruleset,
                        "--fail-severity=hint"));

        assertThat(said).startsWith("No results");
    }

    @Test
    void findsNothingWithRedocly() throws IOException, InterruptedException {
        var rules = NodeModules.folder().resolve("redocly.yaml").toString();

        var said = Tool.run(
                "redocly",
                List.of(NodeModules.program("redocly"), "lint", DOCUMENT, "--config=" + rules, "--format=json"));

        assertThat(JsonMapper.shared().readTree(said).path("problems")).isEmpty();
    }
}
