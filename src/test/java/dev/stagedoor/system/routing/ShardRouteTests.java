package dev.stagedoor.system.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.frame.HostLinks;
import dev.stagedoor.system.frame.Link;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.frame.RawHost;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Route to a shard whose host names itself, and answers nothing. */
final class ShardRouteTests {

    @TempDir
    private Path folder;

    private final ShardRoute route = new ShardRoute(new Host("host"));
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private RawHost host;
    private Thread greeting;
    private Links links;

    @BeforeEach
    void listen() throws IOException {
        host = new RawHost(folder);
        greeting = Thread.ofVirtual().start(this::greet);
        links = new HostLinks(name -> Optional.of(host.endpoint()), 1024, name -> {});
    }

    /** Accepts connections until the host is closed. */
    private void greet() {
        try {
            while (true) {
                host.accept("host");
            }
        } catch (IOException e) {
            // the host is closed, and accepts nothing more
        }
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        links.close();
        host.close();
        greeting.join();
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

    private Link linkOnNextLoop() {
        return linkOn(loops.next());
    }

    private Link linkOn(EventLoop loop) {
        return Awaitility.await()
                .until(
                        () -> loop.submit(() -> route.link(links))
                                .syncUninterruptibly()
                                .getNow(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void goesThroughTheRegionsUntilTheHostHasAnswered() {
        assertThat(route.link(links)).isEmpty();

        route.confirm(System.nanoTime());

        Awaitility.await().until(() -> route.link(links).isPresent());
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
        var loop = loops.next();
        var first = linkOn(loop);
        loop.submit(this::tell).syncUninterruptibly();

        assertThat(linkOnNextLoop()).isSameAs(first);
        assertThat(linkOnNextLoop()).isSameAs(first);
    }

    @Test
    void keepsAnAskBehindATellThatFoundNoLink() {
        route.confirm(System.nanoTime());
        linkOn(loops.next());

        assertThat(tell()).isEqualTo(ShardRoute.Told.UNCARRIED);

        assertThat(route.link(links)).isEmpty();
    }
}
