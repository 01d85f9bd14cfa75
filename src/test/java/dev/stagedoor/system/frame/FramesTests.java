package dev.stagedoor.system.frame;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.frame.FrameFixture.json;
import static dev.stagedoor.system.frame.FrameFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Asks and tells over a real socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FramesTests {

    @TempDir
    private Path folder;

    private final FrameFixture fixture = new FrameFixture();
    private Path socket;
    private FrameServer server;
    private Links links;
    private Link link;

    @BeforeEach
    void listen() throws IOException {
        socket = Files.createTempDirectory(folder, "test").resolve("socket");
        server = fixture.listen(new Endpoint.Local(socket));
        links = FrameFixture.linksTo(new Endpoint.Local(socket));
        link = fixture.link(links);
    }

    @AfterEach
    void close() {
        links.close();
        server.close();
    }

    @AfterAll
    void stopActors() {
        fixture.close();
    }

    @Test
    void answersAnAskAndNamesTheHost() {
        var ask = fixture.ask("count");

        link.send(message("ask", ask));

        assertThat(json(await(ask.outcome()))).isEqualTo("{\"count\":1}");
        assertThat(ask.answeredBy()).isEqualTo(fixture.host());
    }

    @Test
    void confirmsATellThatHasReachedTheHost() {
        var received = new CompletableFuture<Outcome>();

        link.send(new OutboundMessage(
                "tell", fixture.tell("note"), () -> {}, () -> received.complete(new Outcome.Told())));

        assertThat(await(received)).isEqualTo(new Outcome.Told());
        assertThat(fixture.count(link, "tell")).isEqualTo("{\"count\":2}");
    }

    @Test
    void answersAMessageThatTheHostDoesNotHave() {
        var ask = fixture.ask("freeze");

        link.send(message("unknown", ask));

        assertThat(await(ask.outcome())).isEqualTo(new Outcome.Unhandled());
    }

    @Test
    void startsAndStopsActors() {
        var start = fixture.ask(new Request.Start());
        var stop = fixture.ask(new Request.Stop());

        link.send(message("started", start));
        link.send(message("started", stop));

        assertThat(await(start.outcome())).isEqualTo(new Outcome.Started());
        assertThat(await(stop.outcome())).isEqualTo(new Outcome.Stopped());
    }

    @Test
    void neverBeginsAnAskThatWasWithdrawn() throws InterruptedException {
        var held = fixture.ask("hold");
        link.send(message("busy", held));
        fixture.awaitHold();
        var withdrawn = fixture.ask("count");
        link.send(message("busy", withdrawn));
        Awaitility.await().until(() -> withdrawn.progress().isSent());

        link.withdraw(withdrawn);

        assertThat(fixture.count(link, "other")).isEqualTo("{\"count\":1}");
        fixture.release();
        assertThat(json(await(held.outcome()))).isEqualTo("{\"count\":1}");
        assertThat(fixture.count(link, "busy")).isEqualTo("{\"count\":2}");
    }

    @Test
    void opensTheSocketToItsUserOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
    }
}
