package dev.stagedoor.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

final class StartBannerTests {

    private final MockEnvironment environment = new MockEnvironment().withProperty("server.address", "127.0.0.1");

    private List<String> lines() {
        var bytes = new ByteArrayOutputStream();
        new StartBanner().printBanner(environment, null, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).strip().lines().toList();
    }

    private void set(String key, String value) {
        environment.setProperty(key, value);
    }

    @Test
    void tellsInFiveLinesWhereThingsAre() {
        set("spring.datasource.url", "jdbc:sqlite:./data/stagedoor.db");

        assertThat(lines())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("Stagedoor ")
                .endsWith(", base local");
        assertThat(lines())
                .contains(
                        "URL         http://localhost:8080",
                        "Console     http://localhost:8080/console",
                        "Swagger UI  http://localhost:8080/swagger-ui.html",
                        "Data        " + Path.of("data/stagedoor.db").toAbsolutePath());
    }

    @Test
    void tellsTheUrlBehindTlsAndBelowABasePath() {
        set("server.address", "0.0.0.0");
        set("server.port", "8443");
        set("server.ssl.bundle", "web");
        set("spring.webflux.base-path", "/actors-of-mine");
        set("stagedoor.console.enabled", "true");

        assertThat(lines())
                .contains(
                        "URL         https://localhost:8443/actors-of-mine",
                        "Console     https://localhost:8443/actors-of-mine/console");
    }

    @Test
    void tellsWhatIsOff() {
        set("server.address", "10.1.2.3");
        set("springdoc.swagger-ui.enabled", "false");

        assertThat(lines())
                .contains(
                        "URL         http://10.1.2.3:8080",
                        "Console     off (stagedoor.console.enabled)",
                        "Swagger UI  off",
                        "Data        nowhere, because there is no spring.datasource.url");
    }

    @Test
    void tellsNoUrlWhenThePortIsNotKnownYet() {
        set("server.port", "0");

        assertThat(lines()).contains("URL         on a free port, which the log names");
    }

    @Test
    void tellsNoUrlOfAMemberThatServesNoHttp() {
        set("stagedoor.http.enabled", "false");

        assertThat(lines()).contains("URL         none, because stagedoor.http.enabled is false");
    }

    @Test
    void keepsThePasswordOfTheDatabase() {
        set("spring.datasource.url", "jdbc:postgresql://keeper:swordfish@db/actors?password=swordfish");

        assertThat(lines()).contains("Data        jdbc:postgresql://db/actors");
    }
}
