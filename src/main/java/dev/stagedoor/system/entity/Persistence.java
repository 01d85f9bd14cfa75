package dev.stagedoor.system.entity;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.JournalFailure;
import dev.stagedoor.serialization.UnreadableTypeException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.internal.InterceptorImpl;
import org.apache.pekko.persistence.typed.EventRejectedException;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.internal.JournalFailureException;
import org.apache.pekko.persistence.typed.internal.Running;
import org.apache.pekko.persistence.typed.state.internal.DurableStateStoreException;
import org.jspecify.annotations.Nullable;

/**
 * State of Pekko Persistence in an actor, as far as its behavior shows. While Pekko recovers the actor or writes its
 * events, it would stash messages itself, and nobody could say which of them the actor has seen. Pekko shows that state
 * in no other way, hence its internal types here.
 */
final class Persistence {

    private static final String PEKKO_PACKAGE = "org.apache.pekko.";
    private static final String PERSISTENCE_PACKAGE = "org.apache.pekko.persistence.typed.";
    private static final Set<String> READY = Set.of(
            "org.apache.pekko.persistence.typed.internal.Running$HandlingCommands",
            "org.apache.pekko.persistence.typed.state.internal.Running$HandlingCommands");

    private static final ClassValue<Boolean> IS_LAYER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getName().startsWith(PERSISTENCE_PACKAGE);
        }
    };

    private static final ClassValue<Boolean> IS_READY = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return READY.contains(type.getName());
        }
    };

    private static final ClassValue<Boolean> IS_INTERNAL = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getName().startsWith(PEKKO_PACKAGE);
        }
    };

    /** Leads from the behavior of an actor that can take a message to what is around it. */
    private static final ClassValue<MethodHandle> OUTER = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            var outer = Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().endsWith("$$outer"))
                    .findFirst()
                    .orElseThrow();
            try {
                return MethodHandles.publicLookup().unreflect(outer);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the method is public", e);
            }
        }
    };

    private Persistence() {}

    /** Returns whether the behavior persists. */
    static boolean isPersistent(Behavior<?> behavior) {
        var layer = behavior;
        while (layer instanceof InterceptorImpl<?, ?> interceptor) {
            if (IS_LAYER.get(((Object) interceptor.interceptor()).getClass())) {
                return true;
            }
            layer = interceptor.nestedBehavior();
        }
        return false;
    }

    /** Returns whether a persistent behavior would pass a message to the actor now. */
    static boolean isReady(Behavior<?> behavior) {
        return IS_READY.get(innermost(behavior).getClass());
    }

    /**
     * Returns the persistence id of an actor; empty if it does not persist by the default plugin, or cannot take a
     * message now.
     */
    static Optional<String> defaultPluginId(Behavior<?> behavior) {
        if (!isReady(behavior)) {
            return Optional.empty();
        }
        return switch (outer(innermost(behavior))) {
            case Running<?, ?, ?> events ->
                events.setup().settings().journalPluginId().isEmpty()
                        ? Optional.of(events.setup().persistenceId().id())
                        : Optional.empty();
            case org.apache.pekko.persistence.typed.state.internal.Running<?, ?> states ->
                states.setup().settings().durableStateStorePluginId().isEmpty()
                        ? Optional.of(states.setup().persistenceId().id())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Object outer(Object behavior) {
        try {
            return OUTER.get(behavior.getClass()).invoke(behavior);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the method throws no checked exceptions", e);
        }
    }

    /** Returns the behavior inside all interceptors. */
    static Behavior<?> innermost(Behavior<?> behavior) {
        Behavior<?> layer = behavior;
        while (layer instanceof InterceptorImpl<?, ?> interceptor) {
            layer = interceptor.nestedBehavior();
        }
        return layer;
    }

    /** Returns whether a message is Pekko's own, such as a reply of the journal. */
    static boolean isInternal(Object message) {
        return IS_INTERNAL.get(message.getClass());
    }

    /**
     * Returns the outcome if an actor failed because the journal did not write its events; empty if it failed
     * otherwise.
     */
    static Optional<Outcome> outcomeOfWriteFailure(Throwable failure) {
        // A journal that cannot serialize an event rejects it instead of failing.
        if (failure instanceof EventRejectedException
                || (isJournalFailure(failure) && JournalFailure.isOfSerialization(failure))) {
            return Optional.of(new Outcome.Unpersistable(reason(failure)));
        }
        return isJournalFailure(failure)
                ? Optional.of(new Outcome.JournalFailed(JournalFailure.executed(failure)))
                : Optional.empty();
    }

    /** Returns which type could not be read again; null if the serialization failed otherwise. */
    private static @Nullable String reason(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(UnreadableTypeException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(null);
    }

    /** Returns the outcome if an actor failed because it could not be recovered; empty if it failed otherwise. */
    static Optional<Outcome> outcomeOfRecoveryFailure(Throwable failure) {
        if (!isJournalFailure(failure)) {
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

    private static boolean isJournalFailure(Throwable failure) {
        return failure instanceof JournalFailureException || failure instanceof DurableStateStoreException;
    }

    /** Returns whether an actor could not be created because its id cannot be part of a {@link PersistenceId}. */
    static boolean isInvalidId(IllegalArgumentException failure) {
        var frames = failure.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith(PersistenceId.class.getName());
    }
}
