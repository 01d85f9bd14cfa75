package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Compares the current contract with the last release: the changelog must name each operation that breaks callers. */
final class ReleasedContractTests {

    private static final Path RELEASED = Path.of("openapi", "released.yaml");
    private static final Path CURRENT = Path.of("openapi", "stagedoor.yaml");

    @Test
    void breaksOnlyTheOperationsThatTheChangelogNames() throws IOException {
        var broken = BreakingChanges.between(Files.readString(RELEASED), Files.readString(CURRENT));

        var unreleased = Changelog.unreleased(Files.readString(Path.of("CHANGELOG.md")));

        assertThat(broken)
                .as("operations whose changes break callers; name each as `METHOD /path` under "
                        + "[Unreleased] in CHANGELOG.md")
                .allMatch(operation -> unreleased.contains("`" + operation + "`"));
    }

    @Test
    void readsOnlyTheUnreleasedChanges() {
        var changelog = "# Changelog\n\n## [Unreleased]\n\n- new\n\n## [0.1.0]\n\n- old\n";

        assertThat(Changelog.unreleased(changelog)).contains("new").doesNotContain("old");
    }
}
