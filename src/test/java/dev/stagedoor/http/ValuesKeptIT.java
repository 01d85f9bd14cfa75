package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What actors keep, of many types, is read as it was acknowledged after the service was started again. */
final class ValuesKeptIT {

    private static final List<String> TYPES = List.of("vault-events", "vault-snapshots", "vault-states");
    private static final LocalTime MINUTES = LocalTime.of(12, 30);

    @TempDir
    private Path folder;

    private static ConfigurableApplicationContext start(String url) {
        return new SpringApplicationBuilder(StagedoorApplication.class, Vault.class)
                .run("--server.port=0", "--spring.datasource.url=" + url, "--stagedoor.system.name=vault");
    }

    private static Requests requests(ConfigurableApplicationContext service) {
        return new Requests(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private static String path(String type) {
        return "/actors/%s/one".formatted(type);
    }

    private static Map<String, String> kept(Requests requests) {
        return TYPES.stream()
                .collect(Collectors.toMap(
                        type -> type,
                        type -> requests.get(path(type) + "/kept")
                                .json()
                                .get("text")
                                .stringValue()));
    }

    /** Repeats the message while the journal, whose first calls are slow, is unavailable. */
    private static void keep(Requests requests, String type) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> requests.postJson(path(type) + "/keep", "{\"minutes\":\"12:30:00\"}")
                                .status(),
                        status -> status == 200);
    }

    private static void keepsValues(String url) {
        var acknowledged = Vault.Values.with(MINUTES).toString();
        try (var service = start(url)) {
            TYPES.forEach(type -> keep(requests(service), type));
        }

        try (var service = start(url)) {
            assertThat(kept(requests(service)).values()).hasSize(TYPES.size()).containsOnly(acknowledged);
        }
    }

    @Test
    void keepsValuesInSqlite() {
        keepsValues("jdbc:sqlite:" + folder.resolve("kept.db"));
    }

    @Test
    void keepsValuesInPostgresql() throws IOException {
        try (var postgres = EmbeddedPostgres.start()) {
            keepsValues(postgres.getJdbcUrl("postgres", "postgres"));
        }
    }

    @Test
    void refusesAValueThatWouldNotBeReadAsItWasWritten() {
        try (var service = start("jdbc:sqlite:" + folder.resolve("vault.db"))) {
            var requests = requests(service);

            for (var type : List.of("vault-events", "vault-states")) {
                var problem = requests.postJson(path(type) + "/keep", "{\"minutes\":\"12:30:01\"}")
                        .problem(500, "/problems/unwritable-state");

                assertThat(problem.get("executed").stringValue()).isEqualTo("no");
                assertThat(problem.get("retryable").booleanValue()).isFalse();
                assertThat(problem.get("detail").stringValue())
                        .contains("Vault$")
                        .contains("minutes");
                requests.send("DELETE", path(type), "");
                assertThat(requests.get(path(type) + "/kept").json().get("text").stringValue())
                        .isEqualTo("nothing");
            }
        }
    }
}
