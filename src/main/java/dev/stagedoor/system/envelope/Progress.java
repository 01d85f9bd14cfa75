package dev.stagedoor.system.envelope;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Progress of one message towards its actor. Asker, actor and transport agree through it, once and for all, who decides
 * about the message: the first to claim it. Safe for use by any thread.
 */
public final class Progress {

    private enum State {
        /** Nobody has claimed the message. */
        WAITING,
        /** The message left for another process, which decides about it from then on. */
        SENT,
        /** An actor of this process began to handle the message. */
        BEGUN,
        /** The message was given up before an actor began it; no actor ever will. */
        DROPPED,
        /** The message is sent once more, in another envelope. */
        REPLACED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** Claims the message for an actor. Returns false if it was claimed before. */
    public boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /** Leaves the decision to another process. Returns false if the message was claimed before. */
    public boolean send() {
        return state.compareAndSet(State.WAITING, State.SENT);
    }

    /** Gives the message up. Returns true if this call did that, and none before. */
    public boolean discard() {
        return state.compareAndSet(State.WAITING, State.DROPPED);
    }

    /** Gives the message up. Returns true if no actor began it, and now none ever will. */
    public boolean drop() {
        return discard() || state.get() == State.DROPPED;
    }

    /** Replaces an envelope that has not left this process. Returns false if the message was claimed before. */
    public boolean takeBack() {
        return state.compareAndSet(State.WAITING, State.REPLACED);
    }

    /** Replaces an envelope whose message no process has any more. Returns false if it was replaced before. */
    public boolean replaceLost() {
        return state.compareAndSet(State.SENT, State.REPLACED) || state.compareAndSet(State.DROPPED, State.REPLACED);
    }

    public boolean isSent() {
        return state.get() == State.SENT;
    }

    public boolean isReplaced() {
        return state.get() == State.REPLACED;
    }

    public boolean isBegun() {
        return state.get() == State.BEGUN;
    }
}
