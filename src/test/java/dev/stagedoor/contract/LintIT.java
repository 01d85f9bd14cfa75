package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stagedoor.testkit.fixture.NodeModules;
import dev.stagedoor.testkit.fixture.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Lints the committed document, and those of the test protocols, by the rules that the linters recommend. */
@Tag("contract")
final class LintIT {

    static Stream<Path> documents() throws IOException, ClassNotFoundException {
        try (var zoo = ContractService.start("zoo-lint", Zoo.Configuration.class);
                var oddNames = OddNamesContractIT.serve("odd-names-lint")) {
            return Stream.of(Path.of("openapi/stagedoor.yaml"), written("zoo", zoo), written("odd-names", oddNames));
        }
    }

    private static Path written(String name, ContractService service) throws IOException {
        return Files.writeString(
                Path.of("target", "linted-" + name + ".json"),
                service.document().text());
    }

    /** Spectral does not find the shared parameters of a path that is percent-encoded, so it does not get such paths. */
    @ParameterizedTest
    @MethodSource("documents")
    void findsNothingWithSpectral(Path document) throws IOException, InterruptedException {
        assumeThat(Files.readString(document)).doesNotContain("/%C3%BC");
        var ruleset = NodeModules.folder().resolve("spectral.yaml").toString();

        var said = Tool.run(
                "spectral",
                List.of(
                        NodeModules.program("spectral"),
                        "lint",
                        document.toString(),
                        "--ruleset=" + ruleset,
                        "--fail-severity=hint"));

        assertThat(said).startsWith("No results");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void findsNothingWithRedocly(Path document) throws IOException, InterruptedException {
        var rules = NodeModules.folder().resolve("redocly.yaml").toString();

        var said = Tool.run(
                "redocly",
                List.of(
                        NodeModules.program("redocly"),
                        "lint",
                        document.toString(),
                        "--config=" + rules,
                        "--format=json"));

        assertThat(JsonMapper.shared().readTree(said).path("problems")).isEmpty();
    }
}
