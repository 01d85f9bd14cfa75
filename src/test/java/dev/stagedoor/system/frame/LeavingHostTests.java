package dev.stagedoor.system.frame;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.frame.FrameFixture.json;
import static dev.stagedoor.system.frame.FrameFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that takes no more requests, while some wait for their answers. */
final class LeavingHostTests {

    @TempDir
    private Path folder;

    private final FrameFixture fixture = new FrameFixture();
    private final FrameFixture.Asked held = fixture.ask("hold");
    private FrameServer server;
    private Links links;
    private Link link;

    @BeforeEach
    void leaveWithAnAskUnanswered() throws InterruptedException {
        var endpoint = new Endpoint.Local(folder.resolve("socket"));
        server = fixture.listen(endpoint);
        links = FrameFixture.linksTo(endpoint);
        link = fixture.link(links);
        link.send(message("busy", held));
        fixture.awaitHold();
        server.leave();
    }

    @AfterEach
    void close() {
        links.close();
        server.close();
        fixture.close();
    }

    @Test
    void hasNoLinkAnyMore() {
        Awaitility.await().until(() -> links.to(fixture.host()).isEmpty());
    }

    @Test
    void takesNoRequestWhicheverIsFirst() {
        for (int i = 0; i < 1_000; i++) {
            var elsewhere = new CompletableFuture<Outcome>();
            var ask = fixture.ask("count");
            link.send(new OutboundMessage("late", ask, () -> elsewhere.complete(new Outcome.NotReady()), () -> {}));

            assertThat(await(CompletableFuture.anyOf(elsewhere, ask.outcome()).thenApply(Outcome.class::cast)))
                    .isEqualTo(new Outcome.NotReady());
        }
    }

    @Test
    void answersWhatItTookAndThenTheConnectionEnds() {
        Awaitility.await().until(() -> links.to(fixture.host()).isEmpty());

        fixture.release();

        assertThat(json(await(held.outcome()))).isEqualTo("{\"count\":1}");
        Awaitility.await().until(link::hasEnded);
    }
}
