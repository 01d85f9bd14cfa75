package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.ServiceProcess;
import dev.stagedoor.testkit.fixture.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The examples, built by a Maven of their own as their authors build them, then started and asked. */
@Tag("trial")
final class ExamplesIT {

    private static final String EXECUTABLE = System.getProperty("stagedoor.exec-jar");

    private static final String SHORT_LIVED = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    @TempDir
    private Path folder;

    /** Builds an example with its tests. Returns its jar. */
    private Path build(String example) throws IOException, InterruptedException {
        var copy = folder.resolve(example);
        FileSystemUtils.copyRecursively(Path.of("examples", example), copy);
        Tool.run(
                "example-" + example,
                Map.of("JAVA_HOME", System.getProperty("java.home"), "JDK_JAVA_OPTIONS", SHORT_LIVED),
                List.of(System.getProperty("stagedoor.maven"), "-B", "-ntp", "-f", copy.toString(), "verify"));
        return copy.resolve("target/thermostat-1.0.jar");
    }

    /** Its tests start the application and ask it. */
    @ParameterizedTest
    @ValueSource(strings = {"java", "kotlin"})
    void servesTheActorsOfAnApplication(String example) throws IOException, InterruptedException {
        assertThat(build(example)).exists();
    }

    @Test
    void servesTheActorsOfAJarInTheFolderActors() throws IOException, InterruptedException {
        var jar = build("actor-jar");
        Files.createDirectory(folder.resolve("actors"));
        Files.copy(jar, folder.resolve("actors/thermostat.jar"));

        try (var service = ServiceProcess.java(folder, List.of("-jar", EXECUTABLE))) {
            var answer = service.send("POST", "/actors/thermostat/hall/set-target?degrees=21");

            assertThat(answer.body()).isEqualTo("{\"degrees\":21}");
        }
    }
}
