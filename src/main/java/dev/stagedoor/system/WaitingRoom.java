package dev.stagedoor.system;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.internal.PoisonPill;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * Where messages wait that came while an actor was recovered, or while the journal wrote. Nobody waits for an actor that
 * does not persist. For use by the actor's own thread.
 */
final class WaitingRoom {

    private final Queue<Object> messages = new ArrayDeque<>();
    private Behavior<Object> behavior = Behaviors.empty();
    private boolean persistent;
    private boolean closed;
    private @Nullable Signal farewell;

    /** The actor starts, or starts again. */
    void opened(Behavior<Object> first) {
        behavior = first;
        persistent = Persistence.isIn(first);
    }

    /** The actor's behavior is another now, unless it is the same. */
    void became(Behavior<Object> next) {
        behavior = Behavior.canonicalize(next, behavior, null);
        persistent = persistent || Persistence.isIn(behavior);
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
        return !closed && (!persistent || (messages.isEmpty() && !isBusy()));
    }

    /** Has the signal to stop wait for the messages that came before. */
    boolean takesFarewell(Signal signal) {
        if (closed || messages.isEmpty() || !(signal instanceof PoisonPill)) {
            return false;
        }
        farewell = signal;
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

    /** The signal to stop, once, if it waited and nobody else does. */
    @Nullable
    Signal farewell() {
        var due = messages.isEmpty() ? farewell : null;
        if (due != null) {
            farewell = null;
        }
        return due;
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
        for (var message : messages) {
            if (message instanceof Envelope envelope && envelope.begin()) {
                switch (envelope.request()) {
                    case Request.Stop stop -> forTheEnd.add(envelope);
                    case Request.Erase erase -> forTheEnd.add(envelope);
                    case Request.Question question -> envelope.answer(outcome);
                    case Request.Tell tell -> envelope.answer(outcome);
                    case Request.Start start -> envelope.answer(outcome);
                }
            }
        }
        messages.clear();
        return forTheEnd;
    }
}
