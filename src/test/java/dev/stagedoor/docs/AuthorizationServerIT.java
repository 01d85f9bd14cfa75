package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.ServiceProcess;
import dev.stagedoor.testkit.fixture.Tool;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** The executable jar beside a real authorization server, with both kinds of its tokens. */
@Tag("trial")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuthorizationServerIT {

    private static final String EXECUTABLE = System.getProperty("stagedoor.exec-jar");

    @TempDir
    private static Path folder;

    private ServiceProcess issuer;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        var copy = folder.resolve("authorization-server");
        FileSystemUtils.copyRecursively(Path.of("src/test/authorization-server"), copy);
        Tool.run(
                "authorization-server",
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(System.getProperty("stagedoor.maven"), "-B", "-ntp", "-f", copy.toString(), "package"));
        issuer = ServiceProcess.java(
                copy,
                List.of("-jar", copy.resolve("target/authorization-server.jar").toString()));
    }

    @AfterAll
    void stop() {
        issuer.close();
    }

    private ServiceProcess service(String name, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(
                "-jar",
                EXECUTABLE,
                "--stagedoor.launch.cache=false",
                "--stagedoor.samples.enabled=true",
                "--stagedoor.security.rules[0].actors=counter/{sub}/**",
                "--stagedoor.security.rules[0].authorities=SCOPE_count"));
        all.addAll(List.of(arguments));
        return ServiceProcess.java(Files.createDirectory(folder.resolve(name)), all);
    }

    private String[] token(String client) throws IOException, InterruptedException {
        var credentials = "%1$s:%1$ss-secret".formatted(client).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(issuer.uri("/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=count"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var token = JsonMapper.shared().readTree(answer.body()).path("access_token");
            return new String[] {"Authorization", "Bearer " + token.asString()};
        }
    }

    private static int status(ServiceProcess service, String path, String... headers) {
        return service.sendLater("GET", path, headers).join().statusCode();
    }

    @Test
    void takesTheTokensOfAnIssuerThatItFindsByItsUri() throws IOException, InterruptedException {
        try (var service = service("jwt", "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri(""))) {
            var token = token("robot");

            assertThat(status(service, "/actors/counter/robot/count", token)).isEqualTo(200);
            assertThat(status(service, "/actors/counter/other/count", token)).isEqualTo(403);
            assertThat(status(service, "/actors/counter/robot/count", token("lodger")))
                    .isEqualTo(401);
        }
    }

    @Test
    void asksTheAuthorizationServerAboutATokenThatItCannotRead() throws IOException, InterruptedException {
        try (var service = service(
                "opaque",
                "--spring.security.oauth2.resourceserver.opaquetoken.introspection-uri="
                        + issuer.uri("/oauth2/introspect"),
                "--spring.security.oauth2.resourceserver.opaquetoken.client-id=lodger",
                "--spring.security.oauth2.resourceserver.opaquetoken.client-secret=lodgers-secret")) {
            var token = token("lodger");

            assertThat(status(service, "/actors/counter/lodger/count", token)).isEqualTo(200);
            assertThat(status(service, "/actors/counter/other/count", token)).isEqualTo(403);
            assertThat(status(service, "/actors/counter/lodger/count", "Authorization", "Bearer abc"))
                    .isEqualTo(401);
        }
    }
}
