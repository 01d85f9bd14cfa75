package dev.stagedoor.system.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.frame.Link;
import dev.stagedoor.system.frame.Links;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Route to a shard whose host accepts connections, and answers nothing. */
final class ShardRouteTests {

    @TempDir
    private Path folder;

    private final ShardRoute route = new ShardRoute(new Host("host"));
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private ServerSocketChannel host;
    private Links links;

    @BeforeEach
    void listen() throws IOException {
        var socket = folder.resolve("socket");
        host = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        links = new Links(name -> socket, 1024);
    }

    @AfterEach
    void close() throws IOException {
        links.close();
        host.close();
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private ShardRoute.Told tell() {
        return route.tell(
                links,
                "any",
                new OneWay(
                        "any",
                        new Request.Tell("any", StageFixture.SOURCE),
                        Deadline.in(StageFixture.LONG),
                        Origin.PLAIN,
                        TestInbox.<Object>create().getRef()),
                () -> {});
    }

    private <T> T onNextLoop(Callable<T> call) {
        return loops.next().submit(call).syncUninterruptibly().getNow();
    }

    private Link linkOnNextLoop() {
        return onNextLoop(() -> route.link(links)).orElseThrow();
    }

    @Test
    void goesThroughTheRegionsUntilTheHostHasAnswered() {
        assertThat(route.link(links)).isEmpty();

        route.confirm(System.nanoTime());

        assertThat(route.link(links)).isPresent();
    }

    @Test
    void doesNotOvertakeATellThatIsOnItsWayThroughTheRegions() {
        long before = System.nanoTime();
        assertThat(tell()).isEqualTo(ShardRoute.Told.UNCARRIED);

        route.confirm(before);

        assertThat(route.link(links)).isEmpty();
    }

    @Test
    void goesThroughTheRegionsAgainWhenTheHostDidNotHaveTheShard() {
        route.confirm(System.nanoTime());

        route.doubt();

        assertThat(route.link(links)).isEmpty();
    }

    @Test
    void usesALinkForEachEventLoop() {
        route.confirm(System.nanoTime());

        assertThat(linkOnNextLoop()).isNotSameAs(linkOnNextLoop());
    }

    @Test
    void keepsAnAskBehindATellThatIsOnItsWayOverALink() {
        route.confirm(System.nanoTime());
        onNextLoop(this::tell);

        var first = linkOnNextLoop();

        assertThat(linkOnNextLoop()).isSameAs(first);
    }
}
