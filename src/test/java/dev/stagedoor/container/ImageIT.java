package dev.stagedoor.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.AuthorsSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the image, built as docs/container.md describes and run with minimal privileges. */
@Tag("container")
final class ImageIT {

    private static final String MUST_USE_CACHE = "--env=JDK_JAVA_OPTIONS=-XX:AOTMode=on";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LARGEST = 450_000_000;

    private static Image image;

    /** Shared by the tests that only send requests and read. */
    private static Container service;

    @BeforeAll
    static void build() {
        image = Image.build();
        service = Container.start(image, MUST_USE_CACHE).awaitReady();
    }

    @AfterAll
    static void remove() {
        if (service != null) {
            service.close();
        }
        image.close();
    }

    @Test
    void answersAsksOnAReadOnlyFileSystem() {
        var answer = service.send("POST", "/actors/counter/alice/increment?by=2");

        assertThat(answer.body()).isEqualTo("{\"count\":2}");
    }

    @Test
    void keepsItsDatabaseInTheFolderThatIsWritable() {
        var answer = service.send("POST", "/actors/account/alice/deposit?amount=2");

        assertThat(answer.body()).isEqualTo("{\"amount\":2,\"balance\":2}");
    }

    @Test
    void runsWithoutPrivileges() throws IOException {
        assertThat(service.process())
                .contains("Name:\tjava", "Uid:\t10001\t10001\t10001\t10001", "Gid:\t10001\t10001\t10001\t10001")
                .contains("CapEff:\t0000000000000000", "CapPrm:\t0000000000000000", "NoNewPrivs:\t1");
    }

    @Test
    void usesItsCacheInLittleMemory() {
        assertThat(service.log()).contains("Started StagedoorApplication").doesNotContain("[aot]");
    }

    @Test
    void usesItsCacheInMuchMemory() {
        try (var container =
                Container.start(image, MUST_USE_CACHE, "--memory=4g").awaitReady()) {
            assertThat(container.log()).contains("Started StagedoorApplication").doesNotContain("[aot]");
        }
    }

    @Test
    void servesActorsOfAMountedJarAndUsesItsCache(@TempDir Path folder) throws IOException {
        var actors = Files.createDirectory(folder.resolve("actors"));
        AuthorsSources.actorsJar(folder, actors.resolve("thermostat.jar"));
        Files.setPosixFilePermissions(actors, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var container = Container.start(image, MUST_USE_CACHE, "--volume=" + actors + ":/app/actors:ro")
                .awaitReady()) {
            var answer = container.send("POST", "/actors/thermostat/hall/set-target?degrees=21");

            assertThat(answer.body()).isEqualTo("{\"degrees\":21}");
        }
    }

    @Test
    void hostsActorsInWorkers() {
        // The gateway writes files for its workers to a temporary folder.
        try (var container = Container.start(
                        image, "--memory=2g", "--tmpfs=/tmp", "--env=STAGEDOOR_SYSTEM_BASE=multiprocess")
                .awaitReady()) {
            var answer = container.send("POST", "/actors/counter/alice/increment?by=2");

            assertThat(answer.body()).isEqualTo("{\"count\":2}");
            assertThat(container.send("GET", "/actuator/health/actors").body()).contains("worker-1", "worker-2");
        }
    }

    @Test
    void exitsCleanlyWhenStopped() {
        try (var stopped = Container.start(image).awaitReady()) {
            stopped.podman("stop", "--time=30").successful();

            assertThat(stopped.inspect("State.ExitCode")).isEqualTo("0");
        }
    }

    @Test
    void isHealthyWhenReady() {
        assertThat(service.podman("healthcheck", "run").status()).isZero();
    }

    @Test
    void isNotHealthyWhileItWaitsForItsDatabase() {
        try (var container = Container.start(image, "--env=SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:1/none")) {
            Awaitility.await().atMost(PATIENCE).until(container::log, log -> log.contains("event=database-awaited"));

            assertThat(container.podman("healthcheck", "run").status()).isEqualTo(1);
        }
    }

    @Test
    void runsAsTheChartDeploysIt() throws IOException {
        var http = Endpoint.free();
        var actuator = Endpoint.free();
        try (var pod = Pod.play(image, ChartDeployment.of(image.id(), http, actuator, "127.0.0.51"), actuator)) {
            var health = pod.awaitReady().send("GET", "/actuator/health/readiness/actors");
            var answer = http.send("POST", "/actors/counter/alice/increment?by=2");

            assertThat(health.body()).contains("\"base\":\"cluster\"", "\"member\":\"Up\"");
            assertThat(answer.body()).isEqualTo("{\"count\":2}");
        }
    }

    @Test
    void isSmallerThanItsLimit() {
        var size = image.podman("image", "inspect", "--format={{.Size}}", image.id());

        assertThat(Long.parseLong(size.successful())).isLessThan(LARGEST);
    }

    @Test
    void containsNothingOfTheBuild() throws IOException {
        var root = Path.of(image.podman("image", "mount", image.id()).successful());
        try (var files = Files.walk(root.resolve("app"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("stagedoor.jar", "stagedoor.aot", "Health.class")
                    .noneMatch(name -> name.endsWith(".java") || name.startsWith("Train"));
            assertThat(root.resolve("opt/java/runtime/bin/javac")).doesNotExist();
            assertThat(root.resolve("opt/java/openjdk")).doesNotExist();
        } finally {
            image.podman("image", "unmount", image.id());
        }
    }
}
