package dev.stagedoor.system.frame;

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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.awaitility.Awaitility;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Process that hosts counting actors, and what another process sends to it. */
final class FrameFixture implements AutoCloseable {

    static final int LARGEST = 1024 * 1024;

    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final StageFixture stage =
            StageFixture.of(Entity.of(EntityTypeKey.create(Message.class, "tally"), context -> counting(0)));
    private final ReplyPaths paths = new ReplyPaths(stage.system());

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

    /** Ask of the other process. */
    @SuppressWarnings("serial") // it is never serialized
    static final class Asked extends PendingAsk {

        private Asked(ReplyPaths paths, Request request) {
            super(paths, "tally", request, Deadline.in(StageFixture.LONG), Origin.PLAIN, new CompletableFuture<>());
        }

        @Override
        protected void returned() {
            answer(new Outcome.NotReady());
        }
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

    ActorSystem<Void> system() {
        return stage.system();
    }

    /** Returns the address of the member. */
    String host() {
        return Cluster.get(stage.system()).selfMember().address().toString();
    }

    FrameServer listen(Endpoint endpoint) {
        return new FrameServer(
                endpoint, LARGEST, stage.system(), new ProtocolCodec(ProtocolFixture.of(Tallies.class), LARGEST));
    }

    static Links linksTo(Endpoint endpoint) {
        return linksTo(endpoint, host -> {});
    }

    static Links linksTo(Endpoint endpoint, Consumer<String> onDoubt) {
        return new HostLinks(host -> Optional.of(endpoint), LARGEST, onDoubt);
    }

    /** Returns the link to the host, once there is one. */
    Link link(Links links) {
        Awaitility.await().until(() -> links.to(host()).isPresent());
        return links.to(host()).orElseThrow();
    }

    /** Waits until an actor is busy with {@link Hold}. */
    void awaitHold() throws InterruptedException {
        holding.await();
    }

    void release() {
        release.countDown();
    }

    Asked ask(Request request) {
        return new Asked(paths, request);
    }

    Asked ask(String message) {
        return ask(message, 0);
    }

    /** Returns an ask with so many bytes of JSON. */
    Asked ask(String message, int bytes) {
        return ask(new Request.Question(replyTo -> "any", source(message, bytes)));
    }

    OneWay tell(String message) {
        return new OneWay(
                "tally",
                new Request.Tell("any", source(message, 0)),
                Deadline.in(StageFixture.LONG),
                Origin.PLAIN,
                stage.system().ignoreRef());
    }

    private static Source source(String message, int bytes) {
        return new Source(message, " ".repeat(bytes).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static OutboundMessage message(String id, Envelope envelope) {
        return new OutboundMessage(id, envelope, () -> {}, () -> {});
    }

    /** Returns the reply of an actor that counts. */
    String count(Link link, String id) {
        var ask = ask("count");
        link.send(message(id, ask));
        return json(StageFixture.await(ask.outcome()));
    }

    static String json(Outcome outcome) {
        return outcome instanceof Outcome.Replied(Reply.Written.Json(var variant, var json))
                ? new String(json, StandardCharsets.UTF_8)
                : outcome.toString();
    }

    @Override
    public void close() {
        release();
        stage.close();
    }
}
