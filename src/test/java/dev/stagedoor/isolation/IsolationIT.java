package dev.stagedoor.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * 64 clients ask healthy actors while other actors of the type fail, hang or are overloaded. No ask of theirs is
 * refused.
 */
@ServesTrouble
final class IsolationIT {

    private static final Logger LOG = LoggerFactory.getLogger(IsolationIT.class);
    private static final int MANY = 10_000;
    private static final int ASKS = 3_000;
    private static final Map<String, Integer> ALL_ANSWERED = Map.of("200", ASKS);

    @LocalServerPort
    private int port;

    @Value("${stagedoor.system.base:local}")
    private String base;

    private Client others;
    private Client troublemaker;

    @BeforeEach
    void connect() {
        others = Client.at("127.0.0.1", port);
        troublemaker = Client.at("127.0.0.2", port);
    }

    @AfterEach
    void disconnect() {
        others.close();
        troublemaker.close();
    }

    private void print(String trouble, Tally others, Tally troubled) {
        LOG.info("event=isolation base={} trouble={} others={} troubled={}", base, trouble, others, troubled);
    }

    private String breaker() {
        return others.type().path("breaker").path("state").asString();
    }

    @Test
    void servesHealthyActorsWhenOneActorFailsAndOneHangs() {
        var failing = ConcurrentClients.asking(8, number -> troublemaker.ask("failing", "fail"));
        var hanging = ConcurrentClients.asking(8, number -> troublemaker.ask("hanging", "hang"));

        var healthy = ConcurrentClients.askHealthyActors(others, MANY);
        Awaitility.await().until(this::shutOff, shut -> shut.containsAll(List.of("failing", "hanging")));

        print("one-fails", healthy, failing.end());
        print("one-hangs", healthy, hanging.end());
        assertThat(healthy.all()).isEqualTo(Map.of("200", MANY));
        assertThat(failing.tally().count("circuit-open actor")).isPositive();
        assertThat(hanging.tally().count("circuit-open actor")).isPositive();
        assertThat(breaker()).isEqualTo("closed");
    }

    private List<String> shutOff() {
        return others.type().path("shutOff").path("actors").findValuesAsString("id");
    }

    @Test
    void opensNoBreakerWhenCallersWaitOnlyBriefly() {
        var impatient = ConcurrentClients.asking(64, number -> troublemaker.ask("ignored", "hang", "Prefer", "wait=1"));

        var healthy = ConcurrentClients.askHealthyActors(others, ASKS);
        Awaitility.await().until(() -> impatient.tally().count("deadline-exceeded") >= 128);
        var troubled = impatient.end();

        print("impatient", healthy, troubled);
        assertThat(healthy.all()).isEqualTo(ALL_ANSWERED);
        assertThat(troubled.count("circuit-open")).isZero();
    }

    @Test
    void servesHealthyActorsWhenOneActorIsOverloaded() {
        // The first asks take long to reach a worker that has just started, and no deadline counts that.
        ConcurrentClients.askHealthyActors(others, ASKS);
        var asked = new Tally();
        var hot = IntStream.range(0, 256)
                .mapToObj(number -> troublemaker.ask("hot", "toil").thenAccept(asked::add))
                .toList();

        var healthy = ConcurrentClients.askHealthyActors(others, ASKS);
        CompletableFuture.allOf(hot.toArray(CompletableFuture[]::new)).join();

        print("one-is-hot", healthy, asked);
        assertThat(healthy.all()).isEqualTo(ALL_ANSWERED);
        assertThat(asked.count("deadline-exceeded no")).isPositive();
        assertThat(breaker()).isEqualTo("closed");
    }

    @Test
    void refusesOnlyTheCallerThatUsesUpItsShare() {
        var asked = new Tally();
        var frozen = IntStream.range(0, 1_024)
                .mapToObj(number -> troublemaker
                        .ask("frozen-" + number, "hang", "Prefer", "wait=60")
                        .thenAccept(asked::add))
                .toList();
        Awaitility.await().until(() -> asked.count("overloaded no") == 1_024 - 409);

        var healthy = ConcurrentClients.askHealthyActors(others, ASKS);

        print("one-caller-takes-all", healthy, asked);
        assertThat(healthy.all()).isEqualTo(ALL_ANSWERED);
        assertThat(frozen.stream().filter(answer -> !answer.isDone())).hasSize(409);
    }
}
