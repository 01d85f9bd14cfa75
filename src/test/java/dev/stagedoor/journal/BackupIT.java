package dev.stagedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Backs up the database of a running service, and starts another service with the backup. */
@ExtendWith(OutputCaptureExtension.class)
final class BackupIT {

    private static final String[] ALLOWED = {
        "--management.endpoints.access.max-permitted=unrestricted",
        "--management.endpoint.journalbackup.access=unrestricted",
        "--management.endpoints.web.exposure.include=health,journalbackup"
    };

    @TempDir
    private Path folder;

    private static ConfigurableApplicationContext start(Path file, String... arguments) {
        var database = Stream.of("--spring.datasource.url=jdbc:sqlite:" + file, "--server.port=0");
        return new SpringApplicationBuilder(StagedoorApplication.class)
                .properties("stagedoor.samples.enabled=true", "stagedoor.system.name=backup")
                .run(Stream.concat(database, Stream.of(arguments)).toArray(String[]::new));
    }

    private static HttpResponse<String> send(ConfigurableApplicationContext service, String method, String path)
            throws IOException, InterruptedException {
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void copiesWhatWasAcknowledged() throws IOException, InterruptedException {
        String backup;
        try (var service = start(folder.resolve("first.db"), ALLOWED)) {
            send(service, "POST", "/actors/account/ann/deposit?amount=7");

            var made = send(service, "POST", "/actuator/journalbackup");

            assertThat(made.statusCode()).isEqualTo(200);
            backup = JsonMapper.shared().readTree(made.body()).required("file").asString();
            send(service, "POST", "/actors/account/ann/deposit?amount=1");
        }
        assertThat(Path.of(backup)).hasParent(folder.resolve("backups"));
        try (var service = start(Path.of(backup))) {
            assertThat(send(service, "GET", "/actors/account/ann/balance").body())
                    .isEqualTo("{\"balance\":7}");
        }
    }

    @Test
    void saysWhyAndLeavesNothingWhenTheFolderCannotBeMade(CapturedOutput output)
            throws IOException, InterruptedException {
        try (var service = start(folder.resolve("first.db"), ALLOWED)) {
            Files.createFile(folder.resolve("backups"));

            var failed = send(service, "POST", "/actuator/journalbackup");

            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(failed.body())
                    .contains("The backup failed: java.nio.file.FileAlreadyExistsException: "
                            + folder.resolve("backups"));
            assertThat(output).contains("event=backup-failed").doesNotContain("event=backup-left");
            assertThat(send(service, "POST", "/actors/account/ann/deposit?amount=7")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void isNotThereByDefault() throws IOException, InterruptedException {
        try (var service =
                start(folder.resolve("first.db"), "--management.endpoints.web.exposure.include=health,journalbackup")) {
            assertThat(send(service, "POST", "/actuator/journalbackup").statusCode())
                    .isEqualTo(404);
        }
    }
}
