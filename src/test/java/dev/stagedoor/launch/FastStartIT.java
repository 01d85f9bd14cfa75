package dev.stagedoor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.AuthorsSources;
import dev.stagedoor.testkit.fixture.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a copy of the executable jar, after a first start that made the cache. */
@Tag("trial")
final class FastStartIT {

    private static final Path EXECUTABLE = Path.of(System.getProperty("stagedoor.exec-jar"));
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_TRAINING = Duration.ofMinutes(6);

    @TempDir
    private static Path home;

    private static Path jar;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeCache() throws IOException {
        jar = Files.copy(EXECUTABLE, home.resolve("stagedoor.jar"));
        try (var first = start(home, jar)) {
            Awaitility.await()
                    .atMost(LONGEST_TRAINING)
                    .until(() -> first.log().contains("event=start-cache-ready")
                            || first.log().contains("event=start-cache-failed")
                            || !first.process().isAlive());
            assertThat(first.log()).contains("event=start-cache-ready");
        }
    }

    private static ServiceProcess start(Path folder, Path jar, String... arguments) {
        return ServiceProcess.java(
                folder,
                Stream.concat(Stream.of("-jar", jar.toString(), "--stagedoor.launch.cache=true"), Stream.of(arguments))
                        .toList());
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    @Test
    void answersInTheSameProcessWithTheCache() {
        try (var service = start(folder, jar, "--stagedoor.samples.enabled=true")) {
            var answer = service.send("POST", "/actors/counter/alice/increment?by=2");

            assertThat(answer.body()).isEqualTo("{\"count\":2}");
            assertThat(commandLine(service.process().toHandle())).contains("-XX:AOTCache=" + home);
        }
    }

    @Test
    void endsWithStatusZeroWhenTerminated() throws InterruptedException {
        try (var service = start(folder, jar)) {
            Awaitility.await()
                    .atMost(LONGEST_START)
                    .until(() -> service.log().contains("Started StagedoorApplication"));
            service.send("GET", "/actors");

            service.process().destroy();

            assertThat(service.exitStatus()).isZero();
        }
    }

    @Test
    void hostsActorsOfAJarInWorkersWithTheCache() throws IOException {
        AuthorsSources.actorsJar(folder, folder.resolve("actors/thermostat.jar"));
        try (var service = start(folder, jar, "--stagedoor.system.base=multiprocess")) {
            var answer = service.send("POST", "/actors/thermostat/hall/set-target?degrees=21");

            assertThat(answer.body()).isEqualTo("{\"degrees\":21}");
            assertThat(service.process().descendants())
                    .hasSize(2)
                    .allMatch(worker -> commandLine(worker).contains("-XX:AOTCache="));
        }
    }

    @Test
    void startsWithoutACacheWhenTold() {
        try (var service =
                ServiceProcess.java(folder, List.of("-Dstagedoor.launch.cache=false", "-jar", jar.toString()))) {
            var answer = service.send("GET", "/actors");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(commandLine(service.process().toHandle())).doesNotContain("stagedoor.cache");
        }
    }
}
