package dev.stagedoor.system;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.JournalFailure;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.internal.InterceptorImpl;
import org.apache.pekko.persistence.typed.EventRejectedException;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.internal.JournalFailureException;
import org.apache.pekko.persistence.typed.state.internal.DurableStateStoreException;

/**
 * What Pekko Persistence is about with an actor, as far as its behavior tells. While it recovers the actor or writes what
 * was persisted, it would keep messages to itself, and nobody could say which of them the actor has seen; Pekko tells of
 * that in no other way, hence its internal types here.
 */
final class Persistence {

    private static final String PEKKO = "org.apache.pekko.";
    private static final String LAYERS = "org.apache.pekko.persistence.typed.";
    private static final Set<String> READY = Set.of(
            "org.apache.pekko.persistence.typed.internal.Running$HandlingCommands",
            "org.apache.pekko.persistence.typed.state.internal.Running$HandlingCommands");

    private static final ClassValue<Boolean> IS_LAYER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getName().startsWith(LAYERS);
        }
    };

    private static final ClassValue<Boolean> IS_READY = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return READY.contains(type.getName());
        }
    };

    private static final ClassValue<Boolean> IS_PEKKOS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getName().startsWith(PEKKO);
        }
    };

    private Persistence() {}

    /** Whether the behavior persists. */
    static boolean isIn(Behavior<?> behavior) {
        var layer = behavior;
        while (layer instanceof InterceptorImpl<?, ?> interceptor) {
            if (IS_LAYER.get(((Object) interceptor.interceptor()).getClass())) {
                return true;
            }
            layer = interceptor.nestedBehavior();
        }
        return false;
    }

    /** Whether a behavior that persists would hand a message to the actor now. */
    static boolean isReady(Behavior<?> behavior) {
        return IS_READY.get(innermost(behavior).getClass());
    }

    /** The behavior that is inside all layers. */
    static Behavior<?> innermost(Behavior<?> behavior) {
        Behavior<?> layer = behavior;
        while (layer instanceof InterceptorImpl<?, ?> interceptor) {
            layer = interceptor.nestedBehavior();
        }
        return layer;
    }

    /** Whether a message is Pekko's own, such as what a journal replies. */
    static boolean isPekkos(Object message) {
        return IS_PEKKOS.get(message.getClass());
    }

    /** What to tell of an actor that failed while the journal wrote what it persisted; empty if that is not why it failed. */
    static Optional<Outcome> ofWriting(Throwable failure) {
        // A journal rejects an event, rather than fail, if it cannot serialize it.
        if (failure instanceof EventRejectedException
                || (isOfJournal(failure) && JournalFailure.isOfSerialization(failure))) {
            return Optional.of(new Outcome.Unpersistable());
        }
        return isOfJournal(failure)
                ? Optional.of(new Outcome.JournalFailed(JournalFailure.executed(failure)))
                : Optional.empty();
    }

    /** What to tell of an actor that failed while it was recovered; empty if that is not why it failed. */
    static Optional<Outcome> ofRecovering(Throwable failure) {
        if (!isOfJournal(failure)) {
            return Optional.empty();
        }
        if (JournalFailure.isOfNone(failure)) {
            return Optional.of(new Outcome.JournalMissing());
        }
        return Optional.of(
                JournalFailure.isOfDatabase(failure)
                        ? new Outcome.JournalFailed(Executed.NO)
                        : new Outcome.Unrecoverable());
    }

    private static boolean isOfJournal(Throwable failure) {
        return failure instanceof JournalFailureException || failure instanceof DurableStateStoreException;
    }

    /** Whether an actor could not be made because its id cannot be part of a {@link PersistenceId}. */
    static boolean isOfId(IllegalArgumentException failure) {
        var frames = failure.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith(PersistenceId.class.getName());
    }
}
