package dev.stagedoor.system;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.protocol.Operation;
import dev.stagedoor.protocol.Protocols;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Asks that came from other processes. Each is an ask of this process's own from here on, whose outcome is told to where it
 * came from. Safe for use by any thread.
 */
final class Arrivals {

    /** The name of the actor that takes withdrawals. */
    static final String NAME = "arrivals";

    private final Protocols protocols;
    private final Map<ActorRef<Object>, Delivery> inside = new ConcurrentHashMap<>();

    Arrivals(Protocols protocols) {
        this.protocols = protocols;
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
    @SuppressWarnings("FutureReturnValueIgnored") // an outcome comes without fail
    Envelope arrived(Parcel parcel, ActorRef<Object> asker, ActorSystem<?> system) {
        var deadline = Deadline.in(Duration.ofNanos(parcel.nanos()));
        var request = request(parcel);
        if (request instanceof Request.Tell) {
            return new Envelope(parcel.type(), request, deadline, parcel.traceparent(), asker);
        }
        var delivery = Delivery.of(parcel.type(), request, deadline, parcel.traceparent(), Duration.ZERO, system);
        inside.put(asker, delivery);
        delivery.outcome().thenAccept(outcome -> {
            inside.remove(asker, delivery);
            asker.tell(written(parcel, outcome));
        });
        return delivery.envelope();
    }

    private Request request(Parcel parcel) {
        return switch (parcel.kind()) {
            case MESSAGE -> operation(parcel).request(parcel.source());
            case START -> new Request.Start();
            case STOP -> new Request.Stop();
            case ERASE -> new Request.Erase();
        };
    }

    /** A reply is written here, as only its protocol knows how; so it needs to be readable nowhere. */
    private Object written(Parcel parcel, Outcome outcome) {
        return outcome instanceof Outcome.Replied(var reply)
                ? new Outcome.Replied(operation(parcel).reply().orElseThrow().write(reply))
                : outcome;
    }

    private Operation operation(Parcel parcel) {
        return protocols.operation(parcel.type(), parcel.source().message());
    }
}
