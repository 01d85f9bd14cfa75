package dev.stagedoor.system.entity;

import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.internal.PoisonPill;
import org.jspecify.annotations.Nullable;

/** Stop signal of one actor that has messages to handle, or replies to send, before it stops. For its own thread. */
final class DeferredStop {

    private final MessageStash stash;
    private final PendingReplies pendingReplies;
    private @Nullable Signal signal;

    DeferredStop(MessageStash stash, PendingReplies pendingReplies) {
        this.stash = stash;
        this.pendingReplies = pendingReplies;
    }

    /** Returns whether the signal is the one by which a shard stops an entity without a stop message of its own. */
    static boolean isStop(Signal signal) {
        return signal instanceof PoisonPill;
    }

    /**
     * Defers the stop signal until the messages before it are handled. Returns whether it is deferred.
     *
     * @param awaitsReplies whether the signal has to wait for replies, too
     */
    boolean defer(TypedActorContext<Object> context, Signal stop, boolean awaitsReplies) {
        if (stash.isEmpty() && !awaitsReplies) {
            return false;
        }
        signal = stop;
        if (awaitsReplies) {
            awaitReplies(context);
        }
        return true;
    }

    private void awaitReplies(TypedActorContext<Object> context) {
        var self = context.asJava().getSelf();
        var longest = pendingReplies.defer(() -> self.tell(SelfMessage.CHECK_STASH));
        context.asJava().scheduleOnce(longest, self, SelfMessage.CHECK_STASH);
    }

    /** Returns whether the signal is deferred, and not taken yet. */
    boolean isPending() {
        return signal != null;
    }

    /** Returns the pending signal, once; null if there is none, or if messages or replies have to come first. */
    @Nullable
    Signal take(TypedActorContext<Object> context) {
        if (signal == null || !stash.isEmpty()) {
            return null;
        }
        if (!pendingReplies.remain()) {
            return clear();
        }
        if (!pendingReplies.isDeferring()) {
            // The messages that the stop waited for have been handled, but not answered.
            awaitReplies(context);
        }
        return null;
    }

    private @Nullable Signal clear() {
        var taken = signal;
        signal = null;
        return taken;
    }
}
