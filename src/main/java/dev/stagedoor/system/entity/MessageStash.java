package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.Envelope;
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
 * Stash of messages that arrive while an actor recovers or the journal writes. An actor that does not persist stashes
 * messages only while it is stopped for an erasure. For use by the actor's own thread.
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

    /**
     * Creates an empty stash.
     *
     * @param actor names the actor in the log
     */
    MessageStash(String actor) {
        this.actor = actor;
    }

    /** Sets the first behavior of an actor that starts or restarts. */
    void start(Behavior<Object> first) {
        behavior = first;
        persistent = Persistence.isPersistent(first);
        recovered = false;
    }

    /** Sets the behavior of the actor, unless it stays the same. */
    void become(Behavior<Object> next) {
        behavior = Behavior.canonicalize(next, behavior, null);
        persistent = persistent || Persistence.isPersistent(behavior);
        recovered = recovered || (persistent && !isBusy());
    }

    /** Returns whether the actor could take messages since it started, and so has recovered. */
    boolean isRecovered() {
        return recovered;
    }

    /**
     * Returns whether the persistent behavior has changed. After a message of the journal, that means the journal has
     * what was written.
     */
    @SuppressWarnings("ReferenceEquality") // behaviors are compared by identity
    boolean hasChangedSince(Behavior<Object> before) {
        return persistent && Persistence.innermost(before) != Persistence.innermost(behavior);
    }

    /** Returns the behavior that the actor would handle a message with. */
    Behavior<Object> behavior() {
        return behavior;
    }

    /** Returns whether the actor cannot take a message now. */
    boolean isBusy() {
        return persistent && !Persistence.isReady(behavior);
    }

    /** Stashes the message if it has to wait. Returns whether it does. */
    boolean stashIfNeeded(Object message) {
        if (canPass() || Persistence.isInternal(message)) {
            return false;
        }
        messages.add(message);
        return true;
    }

    private boolean canPass() {
        return !closed && messages.isEmpty() && !isBusy();
    }

    /**
     * Defers the stop signal until the messages before it are handled. Returns whether it is deferred.
     *
     * @param repliesPending whether the signal has to wait for replies, too
     */
    boolean deferStop(Signal signal, boolean repliesPending) {
        if (closed || (messages.isEmpty() && !repliesPending) || !(signal instanceof PoisonPill)) {
            return false;
        }
        stopSignal = signal;
        return true;
    }

    /** Returns whether the actor can take a stashed message now. */
    boolean canUnstash() {
        return !closed && !messages.isEmpty() && !isBusy();
    }

    /** Removes the next message, and returns it. */
    Object unstash() {
        return messages.remove();
    }

    /** Returns whether the stop signal is deferred. */
    boolean isStopDeferred() {
        return stopSignal != null;
    }

    /** Returns the deferred stop signal, once; null if there is none, or if messages or replies have to come first. */
    @Nullable
    Signal takeStopSignal(BooleanSupplier repliesPending) {
        var due = stopSignal;
        if (due == null || !messages.isEmpty() || repliesPending.getAsBoolean()) {
            return null;
        }
        stopSignal = null;
        return due;
    }

    /** Returns whether the message is the stop message of the author's entity, which a closed stash waits for. */
    boolean isStopMessage(Object message) {
        return closed && !(message instanceof Envelope) && !Persistence.isInternal(message);
    }

    /** Passes no more messages to the actor, which is about to stop. */
    void close() {
        closed = true;
    }

    /**
     * Empties the stash, answers its asks with the outcome, and logs how many other messages are lost.
     *
     * @return the asks that wait only for the actor to stop; they are not answered
     */
    List<Envelope> answerAll(Outcome outcome) {
        var stopAsks = new ArrayList<Envelope>();
        int lost = 0;
        for (var message : messages) {
            if (!(message instanceof Envelope envelope) || envelope.request() instanceof Request.Tell) {
                lost++;
            } else if (envelope.begin()) {
                if (envelope.asksToStop()) {
                    stopAsks.add(envelope);
                } else {
                    envelope.answer(outcome);
                }
            }
        }
        messages.clear();
        if (lost > 0) {
            LOG.warn("event=messages-lost actor={} count={}", actor, lost);
        }
        return stopAsks;
    }
}
