package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.failure.ActorFailures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stash of messages that arrive while an actor recovers or the journal writes, or while it is stopped for an erasure.
 * For use by the actor's own thread.
 */
final class MessageStash {

    private static final Logger LOG = LoggerFactory.getLogger(MessageStash.class);

    private final String actor;
    private final ActorFailures failures;
    private final Queue<Object> messages = new ArrayDeque<>();
    private volatile int size;

    /**
     * Creates an empty stash.
     *
     * @param actor names the actor in the log
     */
    MessageStash(String actor, ActorFailures failures) {
        this.actor = actor;
        this.failures = failures;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Returns how many messages are in it; other threads may get a number that has changed since. */
    int size() {
        return size;
    }

    void add(Object message) {
        messages.add(message);
        size = messages.size();
    }

    /** Removes the next message, and returns it. */
    Object remove() {
        var next = messages.remove();
        size = messages.size();
        return next;
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
                failures.lost(message);
            } else if (envelope.begin()) {
                if (envelope.asksToStop()) {
                    stopAsks.add(envelope);
                } else {
                    failures.lost(envelope);
                    envelope.answer(outcome);
                }
            } else {
                failures.dropped(envelope);
            }
        }
        messages.clear();
        size = 0;
        if (lost > 0) {
            LOG.warn("event=messages-lost actor={} count={}", actor, lost);
        }
        return stopAsks;
    }
}
