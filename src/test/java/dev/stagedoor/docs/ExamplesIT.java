package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ServiceProcess;
import dev.stagedoor.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The examples, built by a Maven of their own as their authors build them, then started and asked. */
@Tag("trial")
final class ExamplesIT {

    private static final String EXECUTABLE = System.getProperty("stagedoor.exec-jar");

    @TempDir
    private Path folder;

    /** Builds an example with its tests. Returns its jar. */
    private Path build(String example) throws IOException, InterruptedException {
        var copy = folder.resolve(example);
        FileSystemUtils.copyRecursively(Path.of("examples", example), copy);
        Tool.run(
                "example-" + example,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(System.getProperty("stagedoor.maven"), "-B", "-ntp", "-f", copy.toString(), "verify"));
        return copy.resolve("target/thermostat-1.0.jar");
    }

    private void assertServesTheThermostat(Path jar) {
        try (var service = ServiceProcess.java(folder, List.of("-jar", jar.toString()))) {
            var answer = service.send("POST", "/actors/thermostat/hall/set-target?degrees=21");

            assertThat(answer.body()).isEqualTo("{\"degrees\":21}");
        }
    }

    @Test
    void servesTheActorsOfAnApplicationInJava() throws IOException, InterruptedException {
        assertServesTheThermostat(build("java"));
    }

    @Test
    void servesTheActorsOfAnApplicationInKotlin() throws IOException, InterruptedException {
        assertServesTheThermostat(build("kotlin"));
    }

    @Test
    void servesTheActorsOfAJarInTheFolderActors() throws IOException, InterruptedException {
        var jar = build("actor-jar");
        Files.createDirectory(folder.resolve("actors"));
        Files.copy(jar, folder.resolve("actors/thermostat.jar"));

        assertServesTheThermostat(Path.of(EXECUTABLE));
    }
}
