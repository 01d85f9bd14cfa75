package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.StagedoorApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Service whose callers authenticate by keys of a file. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeysIT {

    private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder(4);

    private Path file;
    private ConfigurableApplicationContext service;
    private Requests requests;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("keys"), line("ann", "first") + line("root", "secret:colon") + "\n");
        service = new SpringApplicationBuilder(StagedoorApplication.class)
                .properties("stagedoor.samples.enabled=true", "server.port=0", "stagedoor.system.name=keys")
                .properties("stagedoor.security.keys-file=" + file)
                .properties("stagedoor.security.rules[0].actors=counter/{sub}/**")
                .properties("stagedoor.security.pages.console=all-root")
                .properties("stagedoor.security.rules[1].actors=**")
                .properties("stagedoor.security.rules[1].authorities=all-root")
                .run();
        requests = new Requests(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static String line(String name, String key) {
        return "%s:%s:all-%s\n".formatted(name, BCRYPT.encode(key), name);
    }

    @Test
    void reportsInHealthHowCallersAuthenticate() {
        assertThat(requests.get("/actuator/health/callers", Requests.basic("ann", "first"))
                        .body())
                .contains("{\"authenticatedBy\":[\"key\"]}");
    }

    @Test
    void letsAHolderOfAKeyDoWhatTheRulesAllow() {
        var root = Requests.basic("root", "secret:colon");

        assertThat(requests.get("/actors/counter/any/count", root).status()).isEqualTo(200);
        assertThat(requests.get("/actors/counter/any/count", root).status()).isEqualTo(200);
    }

    @Test
    void refusesAWrongKeyAndAsksForOne() {
        var answered = requests.get("/actors/counter/root/count", Requests.basic("root", "wrong"));

        answered.problem(401, "/problems/unauthenticated");
        assertThat(answered.headers().get("WWW-Authenticate")).startsWith("Basic");
    }

    @Test
    void showsTheEmptyPageOfTheConsoleToEverybodyAndItsFiguresToOperators() {
        assertThat(requests.get("/console/").status()).isEqualTo(200);
        assertThat(requests.get("/console/main.js").status()).isEqualTo(200);
        requests.get("/console/overview").problem(401, "/problems/unauthenticated");
        requests.get("/console/events").problem(401, "/problems/unauthenticated");
        requests.get("/console/overview", Requests.basic("ann", "first")).problem(403, "/problems/forbidden");
        assertThat(requests.get("/console/overview", Requests.basic("root", "secret:colon"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsNoBrowserAskForTheKeyInPlaceOfAScript() {
        var answered = requests.get("/console/overview", "X-Requested-With", "XMLHttpRequest");

        answered.problem(401, "/problems/unauthenticated");
        assertThat(answered.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void takesAChangedKeyAtOnceAndTheOldOneNoMore() throws IOException {
        var before = Requests.basic("ann", "first");
        var after = Requests.basic("ann", "second");
        assertThat(requests.get("/actors/counter/ann/count", before).status()).isEqualTo(200);

        Files.writeString(file, line("ann", "second") + line("root", "secret:colon"));

        await().until(() -> requests.get("/actors/counter/ann/count", after).status() == 200);
        requests.get("/actors/counter/ann/count", before).problem(401, "/problems/unauthenticated");
    }
}
