package dev.stagedoor.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways in which a worker can end, one at a time. */
@Tag("transports")
@Tag("trial")
final class WorkerEndIT {

    private static final String SILENCE = "2s";

    @TempDir
    private static Path folder;

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(folder, "--stagedoor.system.worker.silence=" + SILENCE);
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
    void failsAsksInFlightAtOnceAndFinishesThoseOnTheOtherWorker() {
        var dying = gateway.actorOn("worker-1", "dying-");
        var living = gateway.actorOn("worker-2", "living-");
        var lost = Stream.generate(() -> gateway.ask(dying, "look-long", 60))
                .limit(3)
                .toList();
        var kept = gateway.ask(living, "look-long", 60);
        gateway.awaitInFlight(4);
        long pid = gateway.pid("worker-1");

        Gateway.signal("KILL", pid);

        assertThat(lost).allSatisfy(ask -> assertUnreachable(ask.join()));
        assertThat(kept.join().statusCode()).isEqualTo(200);
        assertThat(gateway.sight(dying).path("pid").asLong()).isNotEqualTo(pid);
        gateway.awaitReplaced("worker-1", pid);
    }

    private static void assertUnreachable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Gateway.json(answer).path("type").asString()).isEqualTo("/problems/actor-unreachable");
        assertThat(Gateway.json(answer).path("executed").asString()).isEqualTo("unknown");
    }

    @Test
    void replacesAWorkerThatIsAliveButSilent() {
        var stopped = gateway.actorOn("worker-2", "stopped-");
        long pid = gateway.pid("worker-2");

        Gateway.signal("STOP", pid);
        var ask = gateway.ask(stopped, "look", 60);

        assertUnreachable(ask.join());
        gateway.awaitReplaced("worker-2", pid);
        assertThat(gateway.sight(stopped).path("alone").asBoolean()).isTrue();
        assertThat(gateway.service().log()).contains("event=worker-silent worker=worker-2 pid=" + pid);
    }

    @Test
    void replacesAWorkerThatRunsOutOfMemory() {
        var hungry = gateway.actorOn("worker-1", "hungry-");
        long pid = gateway.pid("worker-1");

        var ask = gateway.ask(hungry, "devour", 60);

        assertUnreachable(ask.join());
        gateway.awaitReplaced("worker-1", pid);
        assertThat(gateway.service().log())
                .contains("Terminating due to java.lang.OutOfMemoryError")
                .contains("event=worker-ended worker=worker-1 pid=" + pid + " exit=3");
    }

    @Test
    void keepsTheActorsOfTheOtherWorkerAlive() {
        var steady = gateway.actorOn("worker-2", "steady-");
        var life = gateway.sight(steady).path("life");
        long pid = gateway.pid("worker-1");

        Gateway.signal("KILL", pid);
        gateway.awaitReplaced("worker-1", pid);

        assertThat(gateway.sight(steady).path("life")).isEqualTo(life);
    }

    @Test
    void waitsForTheReplacementWhenNoWorkerIsLeft() {
        var id = gateway.actorOn("worker-1", "any-");
        Stream.of("worker-1", "worker-2").map(gateway::pid).forEach(pid -> Gateway.signal("KILL", pid));
        Awaitility.await()
                .until(
                        () -> gateway.get("/actuator/health/readiness")
                                .path("status")
                                .asString(),
                        "OUT_OF_SERVICE"::equals);

        var ask = gateway.ask(id, "look", 60);

        assertThat(ask.join().statusCode()).isEqualTo(200);
    }

    @Test
    void dropsAMessageThatIsCancelledBeforeItsActorBegins() {
        var busy = gateway.actorOn("worker-2", "busy-");
        long before = gateway.sight(busy).path("count").asLong();
        var first = Stream.generate(() -> gateway.ask(busy, "look-long", 60))
                .limit(3)
                .toList();
        gateway.awaitInFlight(3);

        var cancelled = gateway.ask(busy, "look", 60);
        gateway.awaitInFlight(4);
        cancelled.cancel(true);
        gateway.awaitInFlight(3);
        first.forEach(CompletableFuture::join);

        assertThat(gateway.sight(busy).path("count").asLong()).isEqualTo(before + 4);
    }

    @Test
    void saysThatAMessageWhichWaitedTooLongWasNotExecuted() {
        var busy = gateway.actorOn("worker-1", "late-");
        CompletableFuture<HttpResponse<String>> first = gateway.ask(busy, "look-long", 60);
        var second = gateway.ask(busy, "look-long", 60);
        gateway.awaitInFlight(2);

        var late = gateway.ask(busy, "look", 1).join();

        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(Gateway.json(late).path("executed").asString()).isEqualTo("no");
        assertThat(Stream.of(first, second)).allMatch(ask -> ask.join().statusCode() == 200);
    }
}
