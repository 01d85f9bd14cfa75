package dev.stagedoor.members;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The network cuts one member off from the other two, while callers and the database reach all three. */
@Tag("container")
@Tag("trial")
final class PartitionIT {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionIT.class);

    /** Exit status of a process that its cluster has expelled. */
    private static final int EXPELLED = 70;

    private static final int MANY = 500;

    private static final int ASK_PORT = 17_356;

    @TempDir
    private static Path folder;

    private static Network network;
    private static EmbeddedPostgres database;
    private static Trio trio;

    @BeforeAll
    static void start() throws IOException, SQLException {
        network = Network.of(3);
        database = database();
        trio = Trio.at(folder, network.seats(), url(database));
    }

    @AfterAll
    static void stop() throws IOException {
        trio.close();
        database.close();
        network.close();
    }

    @Test
    void keepsOnlyTheMajorityRunningWhenTheNetworkIsPartitioned() throws InterruptedException, IOException {
        try (var load = new Load(trio, trio::members)) {
            Awaitility.await()
                    .atMost(Member.PATIENCE)
                    .until(() -> load.replies().size() > MANY);
            network.isolate(0);
            long partitioned = System.nanoTime();
            int exit = trio.member(0).exitStatus();
            long ended = System.nanoTime();
            Awaitility.await().atMost(Member.PATIENCE).until(() -> load.answersAllSince(partitioned, trio.member(0)));
            long healthy = System.nanoTime();
            var replies = load.end();
            LOG.info(
                    "event=network-parted minority-ended-after-millis={} majority-answers-all-after-millis={}",
                    TimeUnit.NANOSECONDS.toMillis(ended - partitioned),
                    TimeUnit.NANOSECONDS.toMillis(healthy - partitioned));
            network.heal(0);
            trio.replace(0);
            var summary = Summary.of("partition", replies, trio);
            var sides = Sides.of(replies, trio.member(0).address(), partitioned);
            LOG.info("event=partition-sides {}", sides);

            assertThat(exit).isEqualTo(EXPELLED);
            assertThat(replies)
                    .anyMatch(reply -> reply.member().equals(trio.member(0).address())
                            && reply.problem().equals("/problems/not-ready no"));
            assertThat(sides.both()).isEmpty();
            assertThat(sides.moved()).isPositive();
            assertThat(summary.books().lost()).isEmpty();
            assertThat(summary.books().doubled()).isEmpty();
            assertThat(summary.books().misapplied()).isEmpty();
        }
    }

    @Test
    void asksThroughTheShardRegionsWhenOnlyTheAskPortIsCutOff() throws InterruptedException, IOException {
        try (var load = new Load(trio, trio::members)) {
            awaitLog("event=link-made");
            network.block(0, ASK_PORT);
            awaitLog("event=link-failed");
            long failed = System.nanoTime();

            Awaitility.await().atMost(Member.PATIENCE).until(() -> load.answersAllSince(failed, trio.member(0)));

            network.heal(0);
            var summary = Summary.of("ask-port-cut-off", load.end(), trio);
            assertThat(trio.members()).allMatch(Member::isReady);
            assertThat(summary.books().lost()).isEmpty();
            assertThat(summary.books().doubled()).isEmpty();
        }
    }

    /** Waits until the second member logs the event for its links to the first. */
    private static void awaitLog(String event) {
        var line = "%s endpoint=%s:%s".formatted(event, trio.member(0).address(), ASK_PORT);
        Awaitility.await().atMost(Member.PATIENCE).until(trio.member(1)::log, log -> log.contains(line));
    }

    /** Starts a database that the hosts can reach. */
    private static EmbeddedPostgres database() throws IOException, SQLException {
        var data = folder.resolve("data");
        var database = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("listen_addresses", "*")
                .start();
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "host all all %s trust%n".formatted(Network.ALL),
                StandardOpenOption.APPEND);
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
        }
        return database;
    }

    private static String url(EmbeddedPostgres database) {
        return "jdbc:postgresql://%s:%s/postgres".formatted(Network.OUTSIDE, database.getPort());
    }
}
