package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the Java code that the pages show. */
final class CodeTests {

    private static final String IMPORTS = """
            package com.example;

            import jakarta.validation.constraints.*;
            import org.apache.pekko.actor.typed.*;
            import org.apache.pekko.actor.typed.javadsl.*;
            import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
            import org.apache.pekko.cluster.sharding.typed.javadsl.*;
            import org.springframework.boot.autoconfigure.*;
            import org.springframework.context.annotation.Bean;

            """;

    @TempDir
    private Path folder;

    /** The pages of {@code docs/} show complete files. */
    @Test
    void compilesTheFilesOfThePages() throws IOException {
        var files = Page.all()
                .filter(page -> page.path().startsWith("docs"))
                .flatMap(page -> page.blocks("java").stream())
                .toList();

        assertThat(files).hasSizeGreaterThan(8).allMatch(file -> file.startsWith("package com.example;"));
        assertThat(AuthorsSources.compile(folder, files)).isNotEmptyDirectory();
    }

    /** The README omits the imports. */
    @Test
    void compilesTheActorOfTheReadme() throws IOException {
        var files = Page.at("README.md").blocks("java").stream()
                .map(code -> IMPORTS + code)
                .toList();

        assertThat(files).hasSize(2);
        assertThat(AuthorsSources.compile(folder, files)).isNotEmptyDirectory();
    }
}
