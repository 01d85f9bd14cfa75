package dev.stagedoor.system.frame;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.frame.FrameFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A host that accepts connections, and reads and answers only what the test does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SilentHostTests {

    @TempDir
    private Path folder;

    private final FrameFixture fixture = new FrameFixture();
    private RawHost host;
    private Links links;

    @BeforeEach
    void listen() throws IOException {
        host = new RawHost(folder);
        links = FrameFixture.linksTo(host.endpoint());
    }

    @AfterEach
    void close() throws IOException {
        links.close();
        host.close();
    }

    @AfterAll
    void stopActors() {
        fixture.close();
    }

    /** Accepts the connection that a first look for a link makes. */
    private SocketChannel accept(ByteBuffer hello) throws IOException {
        assertThat(links.to(fixture.host())).isEmpty();
        return host.accept(hello);
    }

    private SocketChannel accept() throws IOException {
        return accept(RawFrames.hello(fixture.host()));
    }

    @Test
    void answersAtOnceWhenTheConnectionEnds() throws IOException {
        var connection = accept();
        var ask = fixture.ask("count");
        fixture.link(links).send(message("lost", ask));
        connection.read(ByteBuffer.allocate(1));

        connection.close();

        assertThat(await(ask.outcome())).isEqualTo(new Outcome.Unreachable());
    }

    @Test
    void keepsWhatAHostDoesNotReadAndRefusesTheRest() throws IOException {
        accept();
        var link = fixture.link(links);
        var asks = new ArrayList<FrameFixture.Asked>();
        for (int i = 0; i < Link.MOST_WAITING + 1_000; i++) {
            var ask = fixture.ask("count", 10_000);
            asks.add(ask);
            link.send(message("any", ask));
        }

        assertThat(await(asks.getLast().outcome())).isEqualTo(new Outcome.Overloaded(Outcome.Limit.SILENT_HOST));
        assertThat(asks.get(Link.MOST_WAITING / 2).giveUp()).isTrue();
        assertThat(asks.getFirst().giveUp()).isFalse();
    }

    @Test
    void isAskedNothingBeforeItNamesItself() throws IOException {
        var connection = accept(ByteBuffer.allocate(0));
        assertThat(links.to(fixture.host())).isEmpty();

        connection.write(RawFrames.hello(fixture.host()));

        Awaitility.await().until(() -> links.to(fixture.host()).isPresent());
    }

    @Test
    void isAskedNothingWhenItIsAnotherMember() throws IOException {
        var connection = accept(RawFrames.hello(Frame.VERSION, "pekko://other@127.0.0.1:1"));
        assertThat(connection.read(ByteBuffer.allocate(1))).isNegative();
        assertThat(links.to(fixture.host())).isEmpty();
    }

    @Test
    void isAskedNothingWhenItSpeaksAnotherVersion() throws IOException {
        var connection = accept(RawFrames.hello((byte) 99, fixture.host()));
        assertThat(connection.read(ByteBuffer.allocate(1))).isNegative();
        assertThat(links.to(fixture.host())).isEmpty();
    }

    @Test
    void leavesOnlyTheAskOpenWhoseOutcomeOnlyAnotherVersionKnows() throws IOException {
        var connection = accept();
        var link = fixture.link(links);
        var strange = fixture.ask("count");
        var known = fixture.ask("count");
        link.send(message("any", strange));
        link.send(message("any", known));
        Awaitility.await().until(() -> known.progress().isSent());

        connection.write(RawFrames.of(FrameKind.OUTCOME.code(), 1, new byte[] {0, 99}));
        connection.write(RawFrames.of(FrameKind.RETURNED.code(), 2, new byte[0]));

        assertThat(await(known.outcome())).isEqualTo(new Outcome.NotReady());
        assertThat(strange.outcome()).isNotDone();
    }

    @Test
    void isAskedNothingMoreWhenItIsForgotten() throws IOException {
        accept();
        var link = fixture.link(links);

        links.forget(fixture.host());

        Awaitility.await().until(link::hasEnded);
    }
}
