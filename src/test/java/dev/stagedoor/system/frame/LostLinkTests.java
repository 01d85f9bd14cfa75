package dev.stagedoor.system.frame;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.frame.FrameFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.StageFixture;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host with links from two event loops, one of which ends before the other. */
final class LostLinkTests {

    @TempDir
    private Path folder;

    private final FrameFixture fixture = new FrameFixture();
    private final EventLoopGroup loops = Sockets.group(2);
    private final EventLoop first = loops.next();
    private final EventLoop second = loops.next();
    private final Queue<String> doubted = new ConcurrentLinkedQueue<>();
    private RawHost host;
    private Links links;
    private SocketChannel firstConnection;
    private SocketChannel secondConnection;

    @BeforeEach
    void connect() throws IOException {
        host = new RawHost(folder);
        links = FrameFixture.linksTo(host.endpoint(), doubted::add);
        firstConnection = accept(first);
        secondConnection = accept(second);
    }

    @AfterEach
    void close() throws IOException {
        links.close();
        host.close();
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        fixture.close();
    }

    /** Accepts the connection that a first look for a link makes. */
    private SocketChannel accept(EventLoop loop) throws IOException {
        assertThat(linkOf(loop)).isEmpty();
        return host.accept(fixture.host());
    }

    private Optional<Link> linkOf(EventLoop loop) {
        return CompletableFuture.supplyAsync(() -> links.to(fixture.host()), loop)
                .join();
    }

    private Link awaitLinkOf(EventLoop loop) {
        Awaitility.await().until(() -> linkOf(loop).isPresent());
        return linkOf(loop).orElseThrow();
    }

    /** Sends an ask, and waits until it has reached the host. */
    private FrameFixture.Asked asked(Link link, SocketChannel connection) throws IOException {
        var ask = fixture.ask("count");
        link.send(message("any", ask));
        connection.read(ByteBuffer.allocate(1));
        return ask;
    }

    @Test
    void hasNoLinkForOtherEventLoopsOnceALostAskIsAnswered() throws IOException {
        var lost = asked(awaitLinkOf(first), firstConnection);
        awaitLinkOf(second);

        var linkAfterwards = lost.outcome().thenApply(outcome -> linkOf(second));
        firstConnection.close();

        assertThat(linkAfterwards).succeedsWithin(StageFixture.LONG).isEqualTo(Optional.empty());
        assertThat(await(lost.outcome())).isEqualTo(new Outcome.Unreachable());
    }

    @Test
    void tellsThatTheHostIsInDoubtBeforeALostAskIsAnswered() throws IOException {
        var lost = asked(awaitLinkOf(first), firstConnection);

        var doubtedBefore = lost.outcome().thenApply(outcome -> List.copyOf(doubted));
        firstConnection.close();

        assertThat(doubtedBefore).succeedsWithin(StageFixture.LONG).isEqualTo(List.of(fixture.host()));
    }

    @Test
    void answersWhatHadLeftOnTheOtherConnectionAndThenEndsIt() throws IOException {
        var lost = asked(awaitLinkOf(first), firstConnection);
        var other = awaitLinkOf(second);
        var open = asked(other, secondConnection);

        firstConnection.close();
        await(lost.outcome());
        secondConnection.write(RawFrames.of(FrameKind.RETURNED.code(), 1, new byte[0]));

        assertThat(await(open.outcome())).isEqualTo(new Outcome.NotReady());
        Awaitility.await().until(other::hasEnded);
    }

    @Test
    void sendsLaterAsksAnotherWay() throws IOException {
        var lost = asked(awaitLinkOf(first), firstConnection);
        var other = awaitLinkOf(second);
        asked(other, secondConnection);

        firstConnection.close();
        await(lost.outcome());
        var elsewhere = new CompletableFuture<Boolean>();
        other.send(new OutboundMessage("late", fixture.ask("count"), () -> elsewhere.complete(true), () -> {}));

        assertThat(elsewhere).succeedsWithin(StageFixture.LONG);
    }
}
