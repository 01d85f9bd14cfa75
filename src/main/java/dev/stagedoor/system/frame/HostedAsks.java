package dev.stagedoor.system.frame;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.AsksInFlight;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.envelope.ReplyPaths;
import dev.stagedoor.system.wire.ProtocolCodec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/** Way of requests from frames to the actors of this process, and of outcomes back. Safe for use by any thread. */
final class HostedAsks {

    private final ActorSystem<?> system;
    private final ClusterSharding sharding;
    private final ProtocolCodec codec;
    private final ReplyPaths paths;
    private final AsksInFlight<FramedAsk> inFlight;

    HostedAsks(ActorSystem<?> system, ProtocolCodec codec) {
        this.system = system;
        this.sharding = ClusterSharding.get(Adapter.toClassic(system));
        this.codec = codec;
        this.paths = new ReplyPaths(system);
        this.inFlight = new AsksInFlight<>(system, Duration.ZERO);
    }

    /**
     * Asks the actor. Returns the ask; empty if this process does not have the message, and then the answer is given.
     *
     * @param onOutcome gets the outcome, with a reply that is written
     * @param onReturned called instead of that if no actor has the message
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    Optional<FramedAsk> ask(RequestBody body, Consumer<Outcome> onOutcome, Runnable onReturned) {
        var request = codec.read(body.request());
        if (request.isEmpty()) {
            onOutcome.accept(new Outcome.Unhandled());
            return Optional.empty();
        }
        var ask = new FramedAsk(paths, body, request.get(), onReturned);
        inFlight.add(ask);
        ask.outcome().whenComplete((outcome, returned) -> {
            if (outcome != null) {
                onOutcome.accept(codec.write(body.request(), outcome));
            }
        });
        deliver(body, ask);
        return Optional.of(ask);
    }

    /** Tells the actor, unless this process does not have the message. */
    void tell(RequestBody body) {
        var wireRequest = body.request();
        codec.read(wireRequest)
                .filter(Request.Tell.class::isInstance)
                .map(request -> new OneWay(
                        wireRequest.type(), request, body.deadline(), wireRequest.origin(), system.ignoreRef()))
                .ifPresent(oneWay -> deliver(body, oneWay));
    }

    private void deliver(RequestBody body, Envelope envelope) {
        sharding.shardRegion(body.request().type())
                .tell(new ShardingEnvelope<>(body.id(), envelope), ActorRef.noSender());
    }

    void close() {
        inFlight.close();
    }
}
