package dev.stagedoor.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.ConsolePage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the console of one member shows when another is killed. */
@Tag("trial")
final class MemberConsoleIT {

    private static final Logger LOG = LoggerFactory.getLogger(MemberConsoleIT.class);

    @TempDir
    private Path folder;

    @Test
    void showsTheLossOfAMemberAndItsReplacement() throws IOException {
        try (var database = EmbeddedPostgres.start();
                var trio = Trio.onLoopback(
                        folder, database.getJdbcUrl("postgres", "postgres"), "--stagedoor.console.enabled=true")) {
            var lost = trio.member(2);
            var name = lost.address() + ":17355";
            Files.deleteIfExists(ConsolePage.screenshotOfLoss(name));

            var said = CompletableFuture.supplyAsync(() -> watch(
                    "http://%s:8080".formatted(trio.member(0).address()),
                    name,
                    lost.process().pid()));
            Awaitility.await()
                    .atMost(Member.PATIENCE)
                    .until(() -> Files.exists(ConsolePage.screenshotOfLoss(name)) || said.isDone());
            trio.replace(2);

            LOG.info(
                    "event=console-watched member={} said=\"{}\"",
                    name,
                    said.join().strip());
            assertThat(said.join()).endsWith("and as up again\n");
        }
    }

    private static String watch(String url, String name, long pid) {
        try {
            return ConsolePage.kill(url, name, pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
