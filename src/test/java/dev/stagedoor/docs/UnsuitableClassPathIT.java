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

/** Changes of the example in Java that make its class path unsuitable; the start says what to change. */
@Tag("trial")
final class UnsuitableClassPathIT {

    private static final String FIRST_DEPENDENCY = "    <dependencies>\n        <dependency>\n";

    @TempDir
    private Path folder;

    /** Builds the example with another pom. Returns its jar. */
    private Path build(String pom) throws IOException, InterruptedException {
        FileSystemUtils.copyRecursively(Path.of("examples/java"), folder);
        Files.writeString(folder.resolve("pom.xml"), pom);
        Tool.run(
                "unsuitable-class-path",
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(
                        System.getProperty("stagedoor.maven"),
                        "-B",
                        "-ntp",
                        "-f",
                        folder.toString(),
                        "package",
                        "-Dmaven.test.skip"));
        return folder.resolve("target/thermostat-1.0.jar");
    }

    private static String pom() throws IOException {
        return Files.readString(Path.of("examples/java/pom.xml"));
    }

    private static String withSpringBoot(String version) throws IOException {
        return pom().replaceFirst("<version>4.1.0</version>", "<version>" + version + "</version>");
    }

    private static String with(String starter) throws IOException {
        return pom().replace(
                        FIRST_DEPENDENCY,
                        "    <dependencies>\n        <dependency><groupId>org.springframework.boot</groupId><artifactId>"
                                + starter
                                + "</artifactId></dependency>\n        <dependency>\n");
    }

    private String refusal(String pom) throws IOException, InterruptedException {
        try (var service =
                ServiceProcess.java(folder, List.of("-jar", build(pom).toString()))) {
            assertThat(service.exitStatus()).isEqualTo(1);
            return service.log();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5.0", "4.0.0"})
    void namesTheSpringBootThatIsNeeded(String version) throws IOException, InterruptedException {
        assertThat(refusal(withSpringBoot(version)))
                .contains("Stagedoor needs Spring Boot 4.1.0 or newer, but the application has " + version);
    }

    @Test
    void namesTheStarterThatMakesAServletApplication() throws IOException, InterruptedException {
        assertThat(refusal(with("spring-boot-starter-webmvc"))).contains("remove spring-boot-starter-webmvc, or set");
    }

    @Test
    void namesAnotherServer() throws IOException, InterruptedException {
        assertThat(refusal(with("spring-boot-starter-jetty"))).contains("Stagedoor serves HTTP by Reactor Netty");
    }

    @Test
    void namesTheImportThatIsMissing() throws IOException, InterruptedException {
        var imported = pom();
        var without = imported.replaceFirst("(?s)    <dependencyManagement>.*</dependencyManagement>\n", "")
                .replace(
                        "<artifactId>stagedoor</artifactId>\n",
                        "<artifactId>stagedoor</artifactId>\n            <version>0.1.0-SNAPSHOT</version>\n")
                .replace(
                        "<artifactId>springdoc-openapi-starter-webflux-ui</artifactId>\n",
                        "<artifactId>springdoc-openapi-starter-webflux-ui</artifactId>\n            <version>3.1.0</version>\n");

        assertThat(refusal(without))
                .contains("Stagedoor needs Reactor Netty 1.3.8 or newer, but the application has 1.3.6");
    }

    @Test
    void servesActorsBesideSpringMvcWhenTheApplicationIsReactive() throws IOException, InterruptedException {
        var jar = build(with("spring-boot-starter-webmvc"));

        try (var service = ServiceProcess.java(
                folder, List.of("-Dspring.main.web-application-type=reactive", "-jar", jar.toString()))) {
            assertThat(service.send("GET", "/actors/thermostat/hall/target").body())
                    .isEqualTo("{\"degrees\":20}");
        }
    }
}
