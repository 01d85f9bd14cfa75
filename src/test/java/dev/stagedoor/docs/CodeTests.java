package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.ProtocolAssertions;
import dev.stagedoor.testkit.fixture.AuthorsSources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** Returns the Java of the pages of {@code docs/}, which show complete files. */
    private static List<String> filesOfThePages() {
        return Page.all()
                .filter(page -> page.path().startsWith("docs"))
                .flatMap(page -> page.blocks("java").stream())
                .toList();
    }

    @Test
    void compilesTheFilesOfThePages() throws IOException {
        var files = filesOfThePages();

        assertThat(files).hasSizeGreaterThan(8).allMatch(file -> file.startsWith("package com.example;"));
        assertThat(AuthorsSources.compile(folder, files)).isNotEmptyDirectory();
    }

    @Test
    void showsMessagesThatCanBeServed() throws IOException {
        var files = filesOfThePages();
        var classes = AuthorsSources.compile(folder, files);
        try (var loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
                var compiled = Files.walk(classes.resolve("com/example"))) {
            var messages = compiled.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("$Message.class"))
                    .map(file -> load(loader, "com.example." + file.replace(".class", "")))
                    .toList();

            assertThat(messages)
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(
                            type -> assertThat(ProtocolAssertions.faults(type)).isEmpty());
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
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
