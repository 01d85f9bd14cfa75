package dev.stagedoor.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a gateway shows of its workers, and what it keeps to itself. */
@Tag("trial")
final class WorkersShownIT {

    @TempDir
    private static Path folder;

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(folder);
    }

    @AfterAll
    static void end() {
        gateway.close();
    }

    @BeforeEach
    void awaitWorkers() {
        gateway.awaitWorkers();
    }

    @Test
    void showsItsWorkersInTheTypeAndInTheHealth() {
        Stream.of("a", "b", "c", "d").forEach(gateway::sight);

        var workers = gateway.get("/actors/witness").path("workers");

        assertThat(workers.size()).isEqualTo(2);
        assertThat(workers).allSatisfy(worker -> {
            assertThat(worker.path("name").asString()).startsWith("worker-");
            assertThat(ProcessHandle.of(worker.path("pid").asLong())).isPresent();
            assertThat(worker.path("state").asString()).isEqualTo("up");
            assertThat(worker.path("restarts").asInt()).isNotNegative();
            assertThat(worker.path("since").asString()).endsWith("Z");
        });
        assertThat(shards(workers)).isGreaterThanOrEqualTo(4);
        assertThat(gateway.workers()).containsExactlyElementsOf(workers);
    }

    private static int shards(Iterable<JsonNode> workers) {
        return StreamSupport.stream(workers.spliterator(), false)
                .mapToInt(worker -> worker.path("shards").asInt())
                .sum();
    }

    @Test
    void countsRestartsAndWorkersThatAreUp() {
        long pid = gateway.pid("worker-1");
        int before = gateway.worker("worker-1").path("restarts").asInt();

        Gateway.signal("KILL", pid);
        gateway.awaitReplaced("worker-1", pid);

        assertThat(gateway.worker("worker-1").path("restarts").asInt()).isEqualTo(before + 1);
        assertThat(gateway.service().send("GET", "/actuator/prometheus").body())
                .containsPattern("stagedoor_workers_up(\\{[^}]*})? 2\\.0")
                .containsPattern("stagedoor_worker_restarts_total(\\{[^}]*})? " + (before + 1) + "\\.0");
    }

    @Test
    void logsTheEventsOfItsWorkersOnThreadsWithTheirNames() {
        var host = gateway.actorOn("worker-2", "loud-");

        gateway.service().send("POST", "/actors/witness/" + host + "/shout?what=hark");

        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.service().log())
                        .containsPattern("WARN \\d+ --- \\[stagedoor] \\[ *worker-2] .* : hark")
                        .containsPattern("ERROR \\d+ --- \\[stagedoor] \\[ *worker-2] .*hark")
                        .contains("java.lang.IllegalStateException: hark"));
    }

    @Test
    void returnsRepliesThatFitAndAnswersLargerOnesWithAProblem() {
        var fitting = gateway.service().send("POST", "/actors/witness/vain/boast?length=1500000");
        var tooLarge = gateway.service().send("POST", "/actors/witness/vain/boast?length=1600000");

        assertThat(fitting.body()).hasSize(1_500_002);
        assertThat(tooLarge.statusCode()).isEqualTo(500);
        assertThat(tooLarge.body()).contains("/problems/unwritable-reply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boast?length=10000000", "boast?length=100000000", "whine?length=100000000"})
    void namesTheLimitOfAGiantReplyAndKeepsTheWorker(String message) {
        var host = gateway.actorOn("worker-1", "giant-");
        long pid = gateway.pid("worker-1");
        var life = gateway.sight(host).path("life");

        var answer = Gateway.json(gateway.ask(host, message, 30).join());

        assertThat(answer.path("type").asString()).isEqualTo("/problems/unwritable-reply");
        assertThat(answer.path("executed").asString()).isEqualTo("yes");
        assertThat(answer.path("detail").asString()).contains("1572864 bytes", "stagedoor.system.max-message");
        assertThat(gateway.sight(host).path("life")).isEqualTo(life);
        assertThat(gateway.pid("worker-1")).isEqualTo(pid);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000_000, 100_000_000})
    void keepsTheWorkerOfAnActorThatFailsWithAGiantMessage(int length) {
        var host = gateway.actorOn("worker-2", "failing-%s-".formatted(length));
        long pid = gateway.pid("worker-2");

        var answer =
                Gateway.json(gateway.ask(host, "explode?length=" + length, 30).join());

        assertThat(answer.path("type").asString()).isEqualTo("/problems/actor-failed");
        assertThat(gateway.sight(host).path("pid").asLong()).isEqualTo(pid);
    }

    @Test
    void listsTheActorsOfAllWorkersAndNamesOneThatDoesNotAnswer() {
        var stopped = gateway.actorOn("worker-1", "listed-1-");
        var running = gateway.actorOn("worker-2", "listed-2-");
        var before = gateway.get("/actors/witness/-/ids?limit=1000&prefix=listed-");
        long pid = gateway.pid("worker-1");

        Gateway.signal("STOP", pid);
        var after = gateway.get("/actors/witness/-/ids?limit=1000&prefix=listed-");
        var unknown = gateway.get("/actors/witness/" + stopped);
        Gateway.signal("CONT", pid);

        assertThat(before.path("unanswered")).isEmpty();
        assertThat(host(before, stopped)).isEqualTo("worker-1");
        assertThat(host(before, running)).isEqualTo("worker-2");
        assertThat(after.path("unanswered").valueStream().map(JsonNode::asString))
                .containsExactly("worker-1");
        assertThat(host(after, running)).isEqualTo("worker-2");
        assertThat(unknown.path("unanswered")).hasSize(1);
    }

    private static String host(JsonNode list, String id) {
        return list.path("actors")
                .valueStream()
                .filter(actor -> actor.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .at("/memory/host")
                .asString();
    }

    @Test
    void listensOnLoopbackOnly() {
        var processes = Stream.concat(Stream.of(gateway.service().process().toHandle()), gateway.processes().stream())
                .map(ProcessHandle::pid);

        assertThat(processes).hasSize(3).allSatisfy(pid -> {
            assertThat(Sockets.count(pid)).isPositive();
            assertThat(Sockets.onLoopback(pid)).isTrue();
        });
    }
}
