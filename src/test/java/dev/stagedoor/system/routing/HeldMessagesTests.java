package dev.stagedoor.system.routing;

import static dev.stagedoor.system.StageFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.frame.HostLinks;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.frame.RawHost;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to a host that reads nothing and whose connection ends. The region behind it has a living actor. */
final class HeldMessagesTests {

    /** More than a connection takes whose other side reads nothing, and fewer than may wait. */
    private static final int MANY = 9_000;

    @TempDir
    private Path folder;

    private final ShardLocations shardLocations = ShardLocations.authoritative();
    private final Host host = shardLocations.host("elsewhere");
    private final RehearsalFixture fixture = new RehearsalFixture();
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private RawHost rawHost;
    private SocketChannel connection;
    private AskRouter askRouter;

    @BeforeEach
    void connect() throws IOException {
        rawHost = new RawHost(folder);
        Links links = new HostLinks(
                name -> Optional.of(rawHost.endpoint()), 1024, name -> host.markUnreachable(Duration.ZERO));
        askRouter = new AskRouter(fixture.system(), fixture.regions(), shardLocations, links);
        RehearsalFixture.shards().forEach(shard -> {
            shardLocations.allocate(RehearsalFixture.ACTOR.type(), shard, host.toString());
            route(shard).confirm(System.nanoTime());
        });
        assertThat(onLoop(() -> links.to(host.toString()))).isEmpty();
        connection = rawHost.accept(host.toString());
        Awaitility.await().until(() -> onLoop(() -> links.to(host.toString())).isPresent());
    }

    /** Runs the action on the event loop of the connection, after what is under way there. */
    private <T> T onLoop(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, loops.next()).join();
    }

    private ShardRoute route(String shard) {
        return Optional.ofNullable(shardLocations.route(RehearsalFixture.ACTOR.type(), shard))
                .orElseThrow();
    }

    @AfterEach
    void close() throws IOException {
        askRouter.close();
        rawHost.close();
        fixture.close();
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private CompletableFuture<Outcome> ask() {
        return onLoop(() -> askRouter.ask(RehearsalFixture.ask()));
    }

    private boolean tell() {
        return onLoop(() -> fixture.tell(askRouter));
    }

    /** Sends an ask, and waits until it has left. */
    private CompletableFuture<Outcome> sent() throws IOException {
        var ask = ask();
        connection.read(ByteBuffer.allocate(1));
        return ask;
    }

    /** Ends the connection, and waits until what had not left has taken another way. */
    private void endConnection(CompletableFuture<Outcome> sent) throws IOException {
        connection.close();
        assertThat(await(sent)).isEqualTo(new Outcome.Unreachable());
        onLoop(() -> true);
    }

    @Test
    void holdsAnAskThatComesAfterALostOne() throws IOException {
        endConnection(sent());

        var later = ask();

        assertThat(fixture.count()).isEqualTo(new Outcome.Replied(1));
        host.markReachable();
        assertThat(await(later)).isEqualTo(new Outcome.Replied(2));
    }

    @Test
    void holdsAsksThatHadNotLeft() throws IOException {
        var first = sent();
        List<CompletableFuture<Outcome>> asks =
                IntStream.range(0, MANY).mapToObj(number -> ask()).toList();

        endConnection(first);

        assertThat(fixture.count()).isEqualTo(new Outcome.Replied(1));
        host.markReachable();
        assertThat(asks.stream().map(StageFixture::await)).hasAtLeastOneElementOfType(Outcome.Replied.class);
    }

    @Test
    void holdsTellsThatHadNotLeft() throws IOException {
        var first = sent();
        IntStream.range(0, MANY).forEach(number -> tell());

        endConnection(first);

        assertThat(fixture.count()).isEqualTo(new Outcome.Replied(1));
        host.markReachable();
        Awaitility.await().untilAsserted(() -> assertThat(counted()).isGreaterThan(MANY / 10));
    }

    private int counted() {
        return fixture.count() instanceof Outcome.Replied(Integer number) ? number : 0;
    }
}
