package dev.stagedoor.system.wire;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.system.envelope.AsksInFlight;
import dev.stagedoor.system.envelope.DistantOutcome;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.envelope.ReplyPaths;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Asks from other processes. Each becomes an ask of this process, and its outcome is sent back to where the ask came
 * from. Safe for use by any thread.
 */
public final class InboundAsks {

    /** Name of the actor that receives withdrawals, the same in all processes. */
    public static final String NAME = "withdrawals";

    private static final Logger LOG = LoggerFactory.getLogger(InboundAsks.class);

    /** The most bytes that a character of Java takes in UTF-8. */
    private static final int MOST_BYTES = 3;

    private final Protocols protocols;
    private final boolean namesMember;
    private final long largest;
    private final Map<ActorRef<Object>, InboundAsk> pending = new ConcurrentHashMap<>();
    private @Nullable ReplyPaths paths;
    private @Nullable AsksInFlight<InboundAsk> inFlight;

    /**
     * Creates an instance without asks.
     *
     * @param namesMember whether outcomes name the member that hosts the actor
     * @param largest how many bytes of a reply travel between processes
     */
    public InboundAsks(Protocols protocols, boolean namesMember, long largest) {
        this.protocols = protocols;
        this.namesMember = namesMember;
        this.largest = largest;
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
        var type = wireEnvelope.type();
        var request = request(wireEnvelope).orElse(null);
        if (request == null) {
            asker.tell(outgoing(new Outcome.Unhandled(), system));
            return OneWay.dropped(type, system.ignoreRef());
        }
        var deadline = Deadline.in(Duration.ofNanos(wireEnvelope.nanos()));
        if (request instanceof Request.Tell) {
            return new OneWay(type, request, deadline, wireEnvelope.origin(), asker);
        }
        var ask = new InboundAsk(paths(system), type, request, deadline, wireEnvelope.origin(), asker);
        track(ask, wireEnvelope, system);
        return ask;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    private void track(InboundAsk ask, WireEnvelope wireEnvelope, ActorSystem<?> system) {
        pending.put(ask.answerTo(), ask);
        inFlight(system).add(ask);
        ask.outcome().whenComplete((outcome, returned) -> {
            pending.remove(ask.answerTo(), ask);
            if (outcome != null) {
                ask.answerTo().tell(outgoing(writeReply(wireEnvelope, outcome), system));
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

    /** Returns the request; empty if another version of the application sent a message that this one does not have. */
    private Optional<Request> request(WireEnvelope wireEnvelope) {
        return switch (wireEnvelope.kind()) {
            case MESSAGE -> message(wireEnvelope);
            case START -> Optional.of(new Request.Start());
            case STOP -> Optional.of(new Request.Stop());
            case ERASE -> Optional.of(new Request.Erase());
        };
    }

    private Optional<Request> message(WireEnvelope wireEnvelope) {
        try {
            return Optional.of(operation(wireEnvelope).request(wireEnvelope.source()));
        } catch (IllegalArgumentException e) {
            return unknown(wireEnvelope, e.getMessage());
        } catch (JacksonException e) {
            // Its message can contain values of the caller.
            return unknown(
                    wireEnvelope, "it has other members here: " + e.getClass().getSimpleName());
        }
    }

    private static Optional<Request> unknown(WireEnvelope wireEnvelope, @Nullable String reason) {
        LOG.warn(
                "event=message-unknown type={} message={} reason=\"{}\"",
                wireEnvelope.type(),
                wireEnvelope.source().message(),
                reason);
        return Optional.empty();
    }

    /** Returns the outcome in the form that is sent to the asker. */
    private Object outgoing(Outcome outcome, ActorSystem<?> system) {
        return namesMember
                ? new DistantOutcome(
                        outcome, Cluster.get(system).selfMember().address().toString())
                : outcome;
    }

    /**
     * Writes a reply here, where its protocol is known; so no other process has to read it. Replaces what is too large:
     * Pekko would drop it, and the asker would wait for it.
     */
    private Outcome writeReply(WireEnvelope wireEnvelope, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Replied(var reply) ->
                new Outcome.Replied(
                        operation(wireEnvelope).reply().orElseThrow().write(reply, largest));
            case Outcome.Rejected(var reason)
            when !fits(reason) -> {
                LOG.error("event=reply-too-large variant=rejected largest={}", largest);
                yield new Outcome.Replied(new Reply.Written.TooLarge(largest));
            }
            default -> outcome;
        };
    }

    private boolean fits(String text) {
        return text.length() <= largest / MOST_BYTES
                || (text.length() <= largest && text.getBytes(StandardCharsets.UTF_8).length <= largest);
    }

    private Operation operation(WireEnvelope wireEnvelope) {
        return protocols.operation(wireEnvelope.type(), wireEnvelope.source().message());
    }
}
