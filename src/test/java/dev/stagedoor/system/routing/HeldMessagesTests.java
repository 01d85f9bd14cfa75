package dev.stagedoor.system.routing;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.frame.Endpoint;
import dev.stagedoor.system.frame.HostLinks;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.frame.RawFrames;
import dev.stagedoor.system.shard.Regions;
import dev.stagedoor.testkit.fixture.Rehearsal;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to a host that reads nothing and whose connection ends. The region behind it has a living actor. */
final class HeldMessagesTests {

    private static final Address ACTOR = new Address("rehearsal", "one");

    /** More than a connection takes whose other side reads nothing, and fewer than may wait. */
    private static final int MANY = 9_000;

    @TempDir
    private Path folder;

    private final ShardLocations shardLocations = ShardLocations.authoritative();
    private final Host host = shardLocations.host("elsewhere");
    private final StageFixture stage = StageFixture.rehearsing(Function.identity());
    private final Regions regions =
            StageFixture.regions(stage.system(), Entity.of(Rehearsal.KEY, context -> Rehearsal.create()));
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private ServerSocketChannel server;
    private SocketChannel connection;
    private AskRouter askRouter;

    @BeforeEach
    void connect() throws IOException {
        var socket = folder.resolve("socket");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Links links = new HostLinks(
                name -> Optional.of(new Endpoint.Local(socket)), 1024, name -> host.markUnreachable(Duration.ZERO));
        askRouter = new AskRouter(stage.system(), regions, shardLocations, links);
        shards().forEach(shard -> {
            shardLocations.allocate(ACTOR.type(), shard, host.toString());
            route(shard).confirm(System.nanoTime());
        });
        assertThat(onLoop(() -> links.to(host.toString()))).isEmpty();
        connection = server.accept();
        connection.write(RawFrames.hello(host.toString()));
        Awaitility.await().until(() -> onLoop(() -> links.to(host.toString())).isPresent());
    }

    /** Runs the action on the event loop of the connection, after what is under way there. */
    private <T> T onLoop(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, loops.next()).join();
    }

    private static Stream<String> shards() {
        return IntStream.range(0, StageFixture.SHARDS).mapToObj(Integer::toString);
    }

    private ShardRoute route(String shard) {
        return Optional.ofNullable(shardLocations.route(ACTOR.type(), shard)).orElseThrow();
    }

    @AfterEach
    void close() throws IOException {
        askRouter.close();
        connection.close();
        server.close();
        stage.close();
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private CompletableFuture<Outcome> ask() {
        return onLoop(() -> askRouter.ask(new Ask(
                ACTOR,
                new Request.Question(replyTo -> new Rehearsal.Count(typed(replyTo)), StageFixture.SOURCE),
                Deadline.in(StageFixture.LONG),
                StageFixture.LONG,
                null,
                Origin.PLAIN)));
    }

    private boolean tell() {
        return onLoop(() -> askRouter.tell(
                ACTOR,
                new OneWay(
                        ACTOR.type(),
                        new Request.Tell(new Rehearsal.Note(), StageFixture.SOURCE),
                        Deadline.in(StageFixture.LONG),
                        Origin.PLAIN,
                        stage.system().ignoreRef())));
    }

    /** Asks the actor past the router. The answer counts this ask. */
    private Outcome count() {
        return await(stage.ask(ACTOR.id(), replyTo -> new Rehearsal.Count(typed(replyTo))));
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

        assertThat(count()).isEqualTo(new Outcome.Replied(1));
        host.markReachable();
        assertThat(await(later)).isEqualTo(new Outcome.Replied(2));
    }

    @Test
    void holdsAsksThatHadNotLeft() throws IOException {
        var first = sent();
        List<CompletableFuture<Outcome>> asks =
                IntStream.range(0, MANY).mapToObj(number -> ask()).toList();

        endConnection(first);

        assertThat(count()).isEqualTo(new Outcome.Replied(1));
        host.markReachable();
        assertThat(asks.stream().map(StageFixture::await)).hasAtLeastOneElementOfType(Outcome.Replied.class);
    }

    @Test
    void holdsTellsThatHadNotLeft() throws IOException {
        var first = sent();
        IntStream.range(0, MANY).forEach(number -> tell());

        endConnection(first);

        assertThat(count()).isEqualTo(new Outcome.Replied(1));
        host.markReachable();
        Awaitility.await().untilAsserted(() -> assertThat(counted()).isGreaterThan(MANY / 10));
    }

    private int counted() {
        return count() instanceof Outcome.Replied(Integer number) ? number : 0;
    }
}
