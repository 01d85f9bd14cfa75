package dev.stagedoor.system;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.internal.PoisonPill;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where messages wait that came while an actor was recovered, or while the journal wrote. Nobody waits for an actor that
 * does not persist. For use by the actor's own thread.
 */
final class MessageStash {

    private static final Logger LOG = LoggerFactory.getLogger(MessageStash.class);

    private final String actor;
    private final Queue<Object> messages = new ArrayDeque<>();
    private Behavior<Object> behavior = Behaviors.empty();
    private boolean persistent;
    private boolean recovered;
    private boolean closed;
    private @Nullable Signal stopSignal;

    /** A room that is empty; the actor is named in the log. */
    MessageStash(String actor) {
        this.actor = actor;
    }

    /** The actor starts, or starts again. */
    void opened(Behavior<Object> first) {
        behavior = first;
        persistent = Persistence.isIn(first);
        recovered = false;
    }

    /** The actor's behavior is another now, unless it is the same. */
    void became(Behavior<Object> next) {
        behavior = Behavior.canonicalize(next, behavior, null);
        persistent = persistent || Persistence.isIn(behavior);
        recovered = recovered || (persistent && !isBusy());
    }

    /** Whether the actor has had its messages handed since it started, and so has been recovered. */
    boolean isRecovered() {
        return recovered;
    }

    /** Whether the persistent behavior is another than it was: the journal has what was written. */
    @SuppressWarnings("ReferenceEquality") // behaviors are told apart by what they are
    boolean hasMovedOn(Behavior<Object> before) {
        return persistent && Persistence.innermost(before) != Persistence.innermost(behavior);
    }

    /** What the actor would handle a message by. */
    Behavior<Object> behavior() {
        return behavior;
    }

    boolean isPersistent() {
        return persistent;
    }

    /** Whether the actor cannot take a message now. */
    boolean isBusy() {
        return persistent && !Persistence.isReady(behavior);
    }

    /** Has the message wait, if it has to. */
    boolean takes(Object message) {
        if (mayPass() || Persistence.isPekkos(message)) {
            return false;
        }
        messages.add(message);
        return true;
    }

    private boolean mayPass() {
        return !closed && messages.isEmpty() && !isBusy();
    }

    /**
     * Has the signal to stop wait for the messages that came before.
     *
     * @param owing whether it has to wait for something else, too
     */
    boolean takesFarewell(Signal signal, boolean owing) {
        if (closed || (messages.isEmpty() && !owing) || !(signal instanceof PoisonPill)) {
            return false;
        }
        stopSignal = signal;
        return true;
    }

    /** Whether there is a message that the actor can take now. */
    boolean mayEnter() {
        return !closed && !messages.isEmpty() && !isBusy();
    }

    /** The next message. */
    Object next() {
        return messages.remove();
    }

    /** Whether the signal to stop waits. */
    boolean isLeaving() {
        return stopSignal != null;
    }

    /** The signal to stop, once, if it waited and nothing else is to come before. */
    @Nullable
    Signal stopSignal(BooleanSupplier owing) {
        var due = stopSignal;
        if (due == null || !messages.isEmpty() || owing.getAsBoolean()) {
            return null;
        }
        stopSignal = null;
        return due;
    }

    /** Whether the message is what the author's entity stops by, which is all that is waited for. */
    boolean isEnd(Object message) {
        return closed && !(message instanceof Envelope) && !Persistence.isPekkos(message);
    }

    /** Lets nobody in any more: the actor stops. */
    void close() {
        closed = true;
    }

    /**
     * Tells all who wait that the actor will not come to their message.
     *
     * @return those who wait for nothing but the end of the actor
     */
    List<Envelope> turnAway(Outcome outcome) {
        var forTheEnd = new ArrayList<Envelope>();
        int lost = 0;
        for (var message : messages) {
            if (!(message instanceof Envelope envelope) || envelope.request() instanceof Request.Tell) {
                lost++;
            } else if (envelope.begin()) {
                if (envelope.asksForTheEnd()) {
                    forTheEnd.add(envelope);
                } else {
                    envelope.answer(outcome);
                }
            }
        }
        messages.clear();
        if (lost > 0) {
            LOG.warn("event=messages-lost actor={} count={}", actor, lost);
        }
        return forTheEnd;
    }
}
