package dev.stagedoor.system.wire;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.AsksInFlight;
import dev.stagedoor.system.envelope.DistantOutcome;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.envelope.ReplyPaths;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * Asks from other processes that Pekko carries. Each becomes an ask of this process, and its outcome is sent back to
 * where the ask came from. Safe for use by any thread.
 */
public final class InboundAsks {

    /** Name of the actor that receives withdrawals, the same in all processes. */
    public static final String NAME = "withdrawals";

    private final ProtocolCodec codec;
    private final Map<ActorRef<Object>, InboundAsk> pending = new ConcurrentHashMap<>();
    private @Nullable ReplyPaths paths;
    private @Nullable AsksInFlight<InboundAsk> inFlight;

    /** Creates an instance without asks. */
    public InboundAsks(ProtocolCodec codec) {
        this.codec = codec;
    }

    /** Returns the behavior that gives up asks when their askers withdraw them. */
    public Behavior<Withdrawal> withdrawals() {
        return Behaviors.receiveMessage(withdrawal -> {
            var withdrawn = pending.get(withdrawal.replyTo());
            if (withdrawn != null) {
                withdrawn.giveUp();
            }
            return Behaviors.same();
        });
    }

    /**
     * Returns the envelope for an actor of this process. If the message is not known here, answers the ask as
     * unhandled, and returns an envelope that no actor opens.
     */
    Envelope accept(WireEnvelope wireEnvelope, ActorRef<Object> asker, ActorSystem<?> system) {
        var wireRequest = wireEnvelope.request();
        var type = wireRequest.type();
        var request = codec.read(wireRequest).orElse(null);
        if (request == null) {
            asker.tell(outgoing(new Outcome.Unhandled(), system));
            return OneWay.dropped(type, system.ignoreRef());
        }
        var deadline = Deadline.in(Duration.ofNanos(wireEnvelope.nanos()));
        if (request instanceof Request.Tell) {
            return new OneWay(type, request, deadline, wireRequest.origin(), asker);
        }
        var ask = new InboundAsk(paths(system), type, request, deadline, wireRequest.origin(), asker);
        track(ask, wireRequest, system);
        return ask;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    private void track(InboundAsk ask, WireRequest wireRequest, ActorSystem<?> system) {
        pending.put(ask.answerTo(), ask);
        inFlight(system).add(ask);
        ask.outcome().whenComplete((outcome, returned) -> {
            pending.remove(ask.answerTo(), ask);
            if (outcome != null) {
                ask.answerTo().tell(outgoing(codec.write(wireRequest, outcome), system));
            }
        });
    }

    /** The serializer that uses this is created before the system can have references. */
    private synchronized ReplyPaths paths(ActorSystem<?> system) {
        if (paths == null) {
            paths = new ReplyPaths(system);
        }
        return paths;
    }

    private synchronized AsksInFlight<InboundAsk> inFlight(ActorSystem<?> system) {
        if (inFlight == null) {
            inFlight = new AsksInFlight<>(system, Duration.ZERO);
        }
        return inFlight;
    }

    private static DistantOutcome outgoing(Outcome outcome, ActorSystem<?> system) {
        return new DistantOutcome(
                outcome, Cluster.get(system).selfMember().address().toString());
    }
}
