package dev.stagedoor.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The breaker of a type opens when many of its actors fail. Slow callers do not keep it half-open. */
@ServesTrouble
final class TypeBreakerIT {

    private static final Logger LOG = LoggerFactory.getLogger(TypeBreakerIT.class);

    @LocalServerPort
    private int port;

    private Client client;

    @BeforeEach
    void connect() {
        client = Client.at("127.0.0.1", port);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private String state() {
        return client.type().path("breaker").path("state").asString();
    }

    private Client.Answer work() {
        return client.ask("healthy", "work").join();
    }

    private void failManyActors() {
        var failed = new Tally();
        IntStream.range(0, 100)
                .mapToObj(number -> client.ask("failed-" + number, "fail").thenAccept(failed::add))
                .forEach(CompletableFuture::join);
        LOG.info("event=isolation trouble=many-fail troubled={}", failed);
    }

    @Test
    void opensWhenManyActorsFailAndClosesWhenTheyAnswer() {
        failManyActors();

        assertThat(work().words()).isEqualTo("circuit-open type no");
        Awaitility.await().until(() -> work().status() == 200 && state().equals("closed"));
    }

    @Test
    void leavesHalfOpenBeforeSlowCallersStopWaiting() {
        failManyActors();
        List<CompletableFuture<Client.Answer>> probes = Awaitility.await()
                .until(
                        () -> IntStream.range(0, 3)
                                .mapToObj(number -> client.ask("slow-" + number, "hang", "Prefer", "wait=60"))
                                .toList(),
                        asked -> state().equals("half-open"));

        Awaitility.await().until(() -> !state().equals("half-open"));

        assertThat(probes).noneMatch(probe -> probe.isDone() && probe.join().status() == 504);
        Awaitility.await().until(() -> work().status() == 200 && state().equals("closed"));
    }
}
