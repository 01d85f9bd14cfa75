package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps promises: what breaks those who rely on the last release is named where they look for it. */
final class ReleasedContractTests {

    private static final Path RELEASED = Path.of("openapi", "released.yaml");
    private static final Path CURRENT = Path.of("openapi", "stagedoor.yaml");

    @Test
    void breaksNothingThatTheChangelogDoesNotName() throws IOException {
        var broken = BreakingChanges.between(Files.readString(RELEASED), Files.readString(CURRENT));

        var unreleased = Changelog.unreleased(Files.readString(Path.of("CHANGELOG.md")));

        assertThat(broken)
                .as("operations that changed so that callers break, each to be named as `METHOD /path` under "
                        + "[Unreleased] in CHANGELOG.md")
                .allMatch(operation -> unreleased.contains("`" + operation + "`"));
    }

    @Test
    void readsWhatIsUnreleasedOnly() {
        var changelog = "# Changelog\n\n## [Unreleased]\n\n- new\n\n## [0.1.0]\n\n- old\n";

        assertThat(Changelog.unreleased(changelog)).contains("new").doesNotContain("old");
    }
}
