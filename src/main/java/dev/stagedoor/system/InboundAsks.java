package dev.stagedoor.system;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.protocol.Operation;
import dev.stagedoor.protocol.Protocols;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
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

/**
 * Asks that came from other processes. Each is an ask of this process's own from here on, whose outcome is told to where it
 * came from. Safe for use by any thread.
 */
final class InboundAsks {

    /** The name of the actor that takes withdrawals. */
    static final String NAME = "arrivals";

    private static final Logger LOG = LoggerFactory.getLogger(InboundAsks.class);
    private static final Deadline TOO_LATE = Deadline.in(Duration.ZERO);

    private final Protocols protocols;
    private final boolean tellsWhere;
    private final Map<ActorRef<Object>, PendingAsk> inside = new ConcurrentHashMap<>();

    /**
     * No asks yet.
     *
     * @param tellsWhere whether askers learn where they were answered from
     */
    InboundAsks(Protocols protocols, boolean tellsWhere) {
        this.protocols = protocols;
        this.tellsWhere = tellsWhere;
    }

    /** Takes withdrawals of what has arrived. */
    Behavior<Withdrawal> withdrawing() {
        return Behaviors.receiveMessage(withdrawal -> {
            var withdrawn = inside.get(withdrawal.replyTo());
            if (withdrawn != null) {
                withdrawn.giveUp();
            }
            return Behaviors.same();
        });
    }

    /** The envelope for an actor of this process around what has arrived. */
    Envelope arrived(WireEnvelope wireEnvelope, ActorRef<Object> asker, ActorSystem<?> system) {
        var deadline = Deadline.in(Duration.ofNanos(wireEnvelope.nanos()));
        var request = request(wireEnvelope);
        if (request.isEmpty()) {
            asker.tell(told(new Outcome.Unhandled(), null, system));
            return new Envelope(wireEnvelope.type(), new Request.Start(), TOO_LATE, null, system.ignoreRef());
        }
        return arrived(wireEnvelope, request.get(), deadline, asker, system);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // an outcome comes without fail
    private Envelope arrived(
            WireEnvelope wireEnvelope,
            Request request,
            Deadline deadline,
            ActorRef<Object> asker,
            ActorSystem<?> system) {
        if (request instanceof Request.Tell) {
            return new Envelope(wireEnvelope.type(), request, deadline, wireEnvelope.traceparent(), asker);
        }
        var pendingAsk = PendingAsk.of(
                wireEnvelope.type(),
                request,
                deadline,
                wireEnvelope.traceparent(),
                Duration.ZERO,
                system.ignoreRef(),
                system);
        inside.put(asker, pendingAsk);
        pendingAsk.whenReturned(() -> {
            inside.remove(asker, pendingAsk);
            asker.tell(new Returned());
        });
        pendingAsk.outcome().thenAccept(outcome -> {
            inside.remove(asker, pendingAsk);
            asker.tell(told(written(wireEnvelope, outcome), pendingAsk.answeredBy(), system));
        });
        return pendingAsk.envelope();
    }

    /** The request; empty if it comes from another version of the application, with a message that this one does not have. */
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
            LOG.warn(
                    "event=message-unknown type={} message={} reason=\"{}\"",
                    wireEnvelope.type(),
                    wireEnvelope.source().message(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The outcome as the asker is told it.
     *
     * @param member who told it here, if this process had passed the message on
     */
    private Object told(Outcome outcome, @Nullable String member, ActorSystem<?> system) {
        if (!tellsWhere) {
            return outcome;
        }
        var here = Cluster.get(system).selfMember().address().toString();
        return new DistantOutcome(outcome, Objects.requireNonNullElse(member, here));
    }

    /** A reply is written here, as only its protocol knows how; so it needs to be readable nowhere. */
    private Outcome written(WireEnvelope wireEnvelope, Outcome outcome) {
        return outcome instanceof Outcome.Replied(var reply)
                ? new Outcome.Replied(
                        operation(wireEnvelope).reply().orElseThrow().write(reply))
                : outcome;
    }

    private Operation operation(WireEnvelope wireEnvelope) {
        return protocols.operation(wireEnvelope.type(), wireEnvelope.source().message());
    }
}
