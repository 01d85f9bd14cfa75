package dev.stagedoor.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.workers.ConcurrentClients.Asked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Workers are killed in turn while many clients ask. */
@Tag("transports")
@Tag("trial")
final class WorkerKillIT {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerKillIT.class);
    private static final int KILLS = 3;

    @TempDir
    private static Path folder;

    private static List<Asked> asked = List.of();
    private static String log = "";
    private static final List<KillResult> RESULTS = new ArrayList<>();

    private record Kill(String worker, long pid, long at) {}

    @BeforeAll
    static void killWorkersInTurn() throws InterruptedException {
        var kills = new ArrayList<Kill>();
        try (var gateway = Gateway.start(folder)) {
            gateway.awaitWorkers();
            var clients = new ConcurrentClients(gateway);
            clients.awaitAsked(3_000);
            for (int kill = 0; kill < KILLS; kill++) {
                kills.add(kill(gateway, "worker-" + (1 + kill % 2)));
                gateway.awaitReplaced(kills.getLast().worker(), kills.getLast().pid());
                clients.awaitAsked(3_000);
            }
            asked = clients.stop();
            log = gateway.service().log();
        }
        for (int kill = 0; kill < KILLS; kill++) {
            long until = kill + 1 < KILLS ? kills.get(kill + 1).at() : Long.MAX_VALUE;
            RESULTS.add(result(kills.get(kill), until));
        }
    }

    private static Kill kill(Gateway gateway, String worker) {
        long pid = gateway.pid(worker);
        long at = System.nanoTime();
        Gateway.signal("KILL", pid);
        return new Kill(worker, pid, at);
    }

    private static KillResult result(Kill kill, long until) {
        return new KillResult(
                kill.worker(),
                kill.pid(),
                kill.at(),
                asked.stream()
                        .filter(ask -> ask.answered() > kill.at() && ask.answered() <= until)
                        .toList());
    }

    @AfterAll
    static void printFigures() {
        RESULTS.forEach(result -> LOG.info("{}", result));
        LOG.info(
                "event=worker-ends transport={} ends={} asked={} lost={} lives={} longest-wait-at-the-median={}ms",
                Gateway.transport(),
                RESULTS.size(),
                asked.size(),
                asked.stream().filter(Asked::failed).count(),
                new Lives(asked).count(),
                RESULTS.stream().map(KillResult::longestWait).sorted().toList().get(RESULTS.size() / 2));
    }

    @Test
    void answersLostAsksWithExecutedUnknown() {
        assertThat(asked.stream().filter(Asked::failed)).allSatisfy(ask -> {
            assertThat(ask.status()).isEqualTo(503);
            assertThat(ask.body().path("type").asString()).isEqualTo("/problems/actor-unreachable");
            assertThat(ask.body().path("executed").asString()).isEqualTo("unknown");
        });
    }

    @Test
    void losesNoAskThatIsSentAfterTheFirstFailure() {
        assertThat(RESULTS)
                .allSatisfy(
                        result -> assertThat(result.lostAfterTheFirstFailure()).isEmpty());
    }

    @Test
    void failsNoAskForActorsOnTheOtherWorker() {
        assertThat(RESULTS)
                .allSatisfy(result -> assertThat(result.lost())
                        .allSatisfy(lost -> assertThat(hostBefore(lost)).isEqualTo(result.pid())));
    }

    /** Returns the process that last answered for the actor before the lost ask was sent. */
    private static long hostBefore(Asked lost) {
        return asked.stream()
                .filter(ask -> ask.id().equals(lost.id()) && !ask.failed() && ask.answered() < lost.sent())
                .reduce((earlier, later) -> later)
                .map(Asked::pid)
                .orElseThrow();
    }

    @Test
    void runsNoActorInTwoWorkersAtOnce() {
        assertThat(new Lives(asked).doubled()).isEmpty();
        assertThat(asked.stream().filter(ask -> !ask.failed())).allMatch(Asked::alone);
    }

    @Test
    void doesNotLogTheNameOfItsCluster() {
        assertThat(log).contains("event=worker-ended").doesNotContainPattern("stagedoor-[0-9a-f]{32}");
    }

    @Test
    void runsNoMessageTwice() {
        assertThat(asked.stream()
                        .filter(ask -> !ask.failed())
                        .map(ask -> ask.life() + " " + ask.body().path("count")))
                .doesNotHaveDuplicates();
    }
}
