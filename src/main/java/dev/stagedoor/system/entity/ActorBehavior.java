package dev.stagedoor.system.entity;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Behavior of one actor, and how far Pekko Persistence is with it. For use by the actor's own thread. */
final class ActorBehavior {

    private enum Phase {
        /** The actor does not persist. */
        TRANSIENT,
        /** The journal reads the events of the actor. */
        RECOVERING,
        /** The actor can take a message. */
        READY,
        /** The journal writes what the last message persisted. */
        WRITING;

        Phase next(boolean ready) {
            if (ready) {
                return READY;
            }
            return hasRecovered() ? WRITING : RECOVERING;
        }

        boolean hasRecovered() {
            return this == READY || this == WRITING;
        }
    }

    private Behavior<Object> current = Behaviors.empty();
    private Phase phase = Phase.TRANSIENT;

    /** Sets the first behavior of an actor that starts or restarts. */
    void start(Behavior<Object> first) {
        current = first;
        phase = Persistence.isPersistent(first) ? Phase.RECOVERING : Phase.TRANSIENT;
    }

    /** Sets the behavior of the actor, unless it stays the same. */
    void become(Behavior<Object> next) {
        current = Behavior.canonicalize(next, current, null);
        if (phase != Phase.TRANSIENT || Persistence.isPersistent(current)) {
            phase = phase.next(Persistence.isReady(current));
        }
    }

    /** Returns the behavior that the actor would handle a message with. */
    Behavior<Object> current() {
        return current;
    }

    /** Returns whether the actor cannot take a message now. */
    boolean isBusy() {
        return phase == Phase.RECOVERING || phase == Phase.WRITING;
    }

    /** Returns whether a persistent actor could take messages since it started. */
    boolean hasRecovered() {
        return phase.hasRecovered();
    }

    /**
     * Returns whether the persistent behavior has changed. After a message of the journal, that means the journal has
     * what was written.
     */
    @SuppressWarnings("ReferenceEquality") // behaviors are compared by identity
    boolean hasChangedSince(Behavior<Object> before) {
        return phase != Phase.TRANSIENT && Persistence.innermost(before) != Persistence.innermost(current);
    }
}
