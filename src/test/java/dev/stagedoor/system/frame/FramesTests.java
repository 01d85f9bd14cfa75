package dev.stagedoor.system.frame;

import static dev.stagedoor.system.StageFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.system.ProtocolFixture;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.system.envelope.ReplyPaths;
import dev.stagedoor.system.wire.ProtocolCodec;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks and tells over a real socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FramesTests {

    private static final int LARGEST = 1024 * 1024;
    private static final String HOST = "pekko://test@127.0.0.1:25520";

    /** Protocol of an actor that counts. */
    public sealed interface Message {}

    /** Replies with the count. */
    public record Count(ActorRef<Counted> replyTo) implements Message {}

    /** Counts, without a reply. */
    public record Note() implements Message {}

    /** Keeps the actor busy until the test lets it go on. */
    public record Hold(ActorRef<Counted> replyTo) implements Message {}

    /** The count. */
    public record Counted(int count) {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ValidationAutoConfiguration.class)
    static class Tallies {

        @Bean
        Entity<Message, ShardingEnvelope<Message>> tally() {
            return Entity.of(EntityTypeKey.create(Message.class, "tally"), context -> Behaviors.empty());
        }
    }

    @SuppressWarnings("serial") // it is never serialized
    private static final class Asked extends PendingAsk {

        private Asked(ReplyPaths paths, Request request) {
            super(paths, "tally", request, Deadline.in(StageFixture.LONG), Origin.PLAIN, new CompletableFuture<>());
        }

        @Override
        protected void returned() {
            answer(new Outcome.NotReady());
        }
    }

    @TempDir
    private Path folder;

    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private StageFixture stage;
    private ReplyPaths paths;
    private FrameServer server;
    private Links links;
    private Path socket;

    @BeforeAll
    void startActors() {
        stage = StageFixture.of(Entity.of(EntityTypeKey.create(Message.class, "tally"), context -> counting(0)));
        paths = new ReplyPaths(stage.system());
    }

    @BeforeEach
    void listen() throws IOException {
        socket = SocketPath.of(Files.createTempDirectory(folder, "test"), HOST);
        server = FrameServer.start(
                socket, LARGEST, stage.system(), new ProtocolCodec(ProtocolFixture.of(Tallies.class), LARGEST));
        links = new Links(host -> socket, LARGEST);
    }

    @AfterEach
    void close() {
        links.close();
        server.close();
    }

    @AfterAll
    void stopActors() {
        release.countDown();
        stage.close();
    }

    private Behavior<Message> counting(int count) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Count(var replyTo) -> {
                replyTo.tell(new Counted(count + 1));
                yield counting(count + 1);
            }
            case Note() -> counting(count + 1);
            case Hold(var replyTo) -> {
                holding.countDown();
                release.await();
                replyTo.tell(new Counted(count + 1));
                yield counting(count + 1);
            }
        });
    }

    private Asked ask(String message) {
        return new Asked(paths, new Request.Question(replyTo -> "any", source(message, 0)));
    }

    private static Source source(String message, int bytes) {
        return new Source(message, " ".repeat(bytes).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private OneWay tell(String message) {
        return new OneWay(
                "tally",
                new Request.Tell("any", source(message, 0)),
                Deadline.in(StageFixture.LONG),
                Origin.PLAIN,
                stage.system().ignoreRef());
    }

    private static OutboundMessage message(String id, Envelope envelope) {
        return new OutboundMessage(id, envelope, () -> {}, () -> {});
    }

    private Outcome count(String id) {
        var ask = ask("count");
        links.to(HOST).send(message(id, ask));
        return await(ask.outcome());
    }

    private static String json(Outcome outcome) {
        return outcome instanceof Outcome.Replied(Reply.Written.Json(var variant, var json))
                ? new String(json, StandardCharsets.UTF_8)
                : outcome.toString();
    }

    @Test
    void answersAnAskAndNamesTheHost() {
        var ask = ask("count");

        links.to(HOST).send(message("ask", ask));

        assertThat(json(await(ask.outcome()))).isEqualTo("{\"count\":1}");
        assertThat(ask.answeredBy()).isEqualTo(HOST);
    }

    @Test
    void confirmsATellThatHasReachedTheHost() {
        var received = new CompletableFuture<Outcome>();

        links.to(HOST)
                .send(new OutboundMessage("tell", tell("note"), () -> {}, () -> received.complete(new Outcome.Told())));

        assertThat(await(received)).isEqualTo(new Outcome.Told());
        assertThat(json(count("tell"))).isEqualTo("{\"count\":2}");
    }

    @Test
    void answersAMessageThatTheHostDoesNotHave() {
        var ask = ask("freeze");

        links.to(HOST).send(message("unknown", ask));

        assertThat(await(ask.outcome())).isEqualTo(new Outcome.Unhandled());
    }

    @Test
    void startsAndStopsActors() {
        var start = new Asked(paths, new Request.Start());
        var stop = new Asked(paths, new Request.Stop());

        links.to(HOST).send(message("started", start));
        links.to(HOST).send(message("started", stop));

        assertThat(await(start.outcome())).isEqualTo(new Outcome.Started());
        assertThat(await(stop.outcome())).isEqualTo(new Outcome.Stopped());
    }

    @Test
    void neverBeginsAnAskThatWasWithdrawn() throws InterruptedException {
        var link = links.to(HOST);
        var held = ask("hold");
        link.send(message("busy", held));
        holding.await();
        var withdrawn = ask("count");
        link.send(message("busy", withdrawn));
        Awaitility.await().until(() -> withdrawn.progress().isSent());

        link.withdraw(withdrawn);

        assertThat(json(count("other"))).isEqualTo("{\"count\":1}");
        release.countDown();
        assertThat(json(await(held.outcome()))).isEqualTo("{\"count\":1}");
        assertThat(json(count("busy"))).isEqualTo("{\"count\":2}");
    }

    @Test
    void answersAtOnceWhenTheHostEnds() throws IOException {
        Files.delete(socket);
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            var ask = ask("count");
            links.to(HOST).send(message("lost", ask));
            try (var connection = silent.accept()) {
                connection.read(ByteBuffer.allocate(1));
            }

            assertThat(await(ask.outcome())).isEqualTo(new Outcome.Unreachable());
        }
    }

    @Test
    void sendsAnotherWayWhenNobodyListens() throws IOException {
        Files.delete(socket);
        var otherwise = new CompletableFuture<Outcome>();

        links.to(HOST)
                .send(new OutboundMessage(
                        "any", ask("count"), () -> otherwise.complete(new Outcome.NotReady()), () -> {}));

        assertThat(await(otherwise)).isEqualTo(new Outcome.NotReady());
    }

    @Test
    void keepsWhatAHostDoesNotReadAndRefusesTheRest() throws IOException {
        Files.delete(socket);
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            var asks = new ArrayList<Asked>();
            for (int i = 0; i < Link.MOST_WAITING + 1_000; i++) {
                var ask = new Asked(paths, new Request.Question(replyTo -> "any", source("count", 10_000)));
                asks.add(ask);
                links.to(HOST).send(message("any", ask));
            }

            assertThat(await(asks.getLast().outcome())).isEqualTo(new Outcome.Overloaded(Outcome.Limit.SILENT_HOST));
            assertThat(asks.get(Link.MOST_WAITING / 2).giveUp()).isTrue();
            assertThat(asks.getFirst().giveUp()).isFalse();
        }
    }

    /** Returns a frame of this version with the number 7 and no body. */
    private static ByteBuffer emptyFrame(int kind) {
        return ByteBuffer.allocate(10)
                .putInt(6)
                .put(Frame.VERSION)
                .put((byte) kind)
                .putInt(7)
                .flip();
    }

    @Test
    void refusesAKindOfFrameThatItDoesNotKnow() throws IOException {
        try (var client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            client.write(emptyFrame(99));
            var answer = ByteBuffer.allocate(10);
            while (answer.hasRemaining() && client.read(answer) >= 0) {
                // reads on
            }

            assertThat(answer.get(5)).isEqualTo(FrameKind.OUTCOME.code());
            assertThat(answer.getInt(6)).isEqualTo(7);
        }
    }

    @Test
    void endsAConnectionWithAFrameThatCannotBeReadAndNothingElse() throws IOException {
        try (var client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            client.write(emptyFrame(1));

            Awaitility.await().until(() -> client.read(ByteBuffer.allocate(1)) < 0);
        }
        assertThat(json(count("unharmed"))).isEqualTo("{\"count\":1}");
    }

    @Test
    void opensTheSocketToItsUserOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
    }
}
