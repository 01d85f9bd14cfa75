package dev.stagedoor.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process at its limit of actors in memory refuses new actors and serves the existing ones. */
@Tag("bases")
@SpringBootTest(
        classes = {StagedoorApplication.class, Trouble.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        args = {"--actors=dev.stagedoor.isolation.Trouble", "--stagedoor.system.max-actors=200"},
        properties = "stagedoor.system.name=max-actors")
@Tag("trial")
final class MaxActorsIT {

    private static final Logger LOG = LoggerFactory.getLogger(MaxActorsIT.class);
    private static final int MOST = 200;
    private static final int STARTED = 2_000;

    @LocalServerPort
    private int port;

    @Test
    void refusesNewActorsAndServesThoseInMemory() {
        try (var client = Client.at("127.0.0.1", port)) {
            int processes = Math.max(1, client.type().path("workers").size());
            var started = new Tally();
            var answers = IntStream.range(0, STARTED)
                    .mapToObj(number -> client.send("POST", "/actors/trouble"))
                    .toList();
            answers.stream().map(CompletableFuture::join).forEach(started::add);
            LOG.info("event=isolation trouble=too-many-actors processes={} started={}", processes, started);

            assertThat(started.count("201")).isEqualTo(processes * MOST);
            assertThat(started.count("overloaded no")).isEqualTo(STARTED - processes * MOST);
            var served = new Tally();
            answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.status() == 201)
                    .map(answer -> client.ask(answer.body().path("id").asString(), "work"))
                    .forEach(answer -> served.add(answer.join()));
            assertThat(served.count("200")).isEqualTo(processes * MOST);
        }
    }
}
