package dev.stagedoor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.AuthorsSources;
import dev.stagedoor.testkit.fixture.CachedExecutable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a copy of the executable jar, after a first start that made the cache. */
@Tag("trial")
final class FastStartIT {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    @Test
    void answersInTheSameProcessWithTheCache() {
        try (var service = CachedExecutable.start(folder, "--stagedoor.samples.enabled=true")) {
            var answer = service.send("POST", "/actors/counter/alice/increment?by=2");

            assertThat(answer.body()).isEqualTo("{\"count\":2}");
            assertThat(commandLine(service.process().toHandle())).contains("-XX:AOTCache=" + CachedExecutable.HOME);
        }
    }

    @Test
    void endsWithStatusZeroWhenTerminated() throws InterruptedException {
        try (var service = CachedExecutable.start(folder)) {
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
        try (var service = CachedExecutable.start(folder, "--stagedoor.system.base=multiprocess")) {
            var answer = service.send("POST", "/actors/thermostat/hall/set-target?degrees=21");

            assertThat(answer.body()).isEqualTo("{\"degrees\":21}");
            assertThat(service.process().descendants())
                    .hasSize(2)
                    .allMatch(worker -> commandLine(worker).contains("-XX:AOTCache="));
        }
    }

    @Test
    void startsWithoutACacheWhenTold() {
        try (var service = CachedExecutable.startUncached(folder)) {
            var answer = service.send("GET", "/actors");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(commandLine(service.process().toHandle())).doesNotContain("stagedoor.cache");
        }
    }
}
