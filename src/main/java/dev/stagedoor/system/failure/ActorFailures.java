package dev.stagedoor.system.failure;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.inspect.ActorFailure;
import dev.stagedoor.inspect.FailureCause;
import dev.stagedoor.system.envelope.Envelope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Record of what goes wrong with one actor. Safe for use by any thread. */
public final class ActorFailures {

    private final RecentFailures recent;
    private final String type;
    private final @Nullable String id;

    private ActorFailures(RecentFailures recent, String type, @Nullable String id) {
        this.recent = recent;
        this.type = type;
        this.id = id;
    }

    /**
     * Returns the record of an actor.
     *
     * @param recent takes each failure
     * @param type the name of the actor's type; one that is not served counts as none
     * @param id the actor's id; null if it is not known
     */
    public static ActorFailures of(RecentFailures recent, String type, @Nullable String id) {
        return recent.types().contains(type)
                ? new ActorFailures(recent, type, id)
                : new ActorFailures(recent, ActorFailure.NO_TYPE, null);
    }

    /** Records that the actor failed while it handled the ask. */
    public void failed(Envelope ask, Throwable thrown, Executed executed) {
        add(FailureCause.FAILED, FailedMessage.of(ask), thrown.getClass().getName(), executed);
    }

    /** Records that the actor failed while it handled no ask. */
    public void failed(Throwable thrown) {
        add(FailureCause.FAILED, FailedMessage.UNKNOWN, thrown.getClass().getName(), null);
    }

    /** Records that the actor left the message unhandled. */
    public void unhandled(Object message) {
        add(FailureCause.UNHANDLED, FailedMessage.of(message), null, Executed.NO);
    }

    /** Records that the message, with or without an envelope, does not reach the actor. */
    public void lost(Object message) {
        add(FailureCause.DEAD_LETTER, FailedMessage.of(message), null, Executed.NO);
    }

    /** Records that the reply does not reach the asker. */
    void late(Object reply, Envelope ask) {
        add(FailureCause.DEAD_LETTER, FailedMessage.ofReply(reply, ask), null, Executed.YES);
    }

    /** Records that the ask, which was not begun, was dropped: if its deadline has passed, and no other process has it. */
    public void dropped(Envelope ask) {
        if (ask.deadline().passed() && ask.progress().drop()) {
            add(FailureCause.DEADLINE_PASSED, FailedMessage.of(ask), null, Executed.NO);
        }
    }

    private void add(
            FailureCause cause, FailedMessage message, @Nullable String exception, @Nullable Executed executed) {
        recent.add(new ActorFailure(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                type,
                id,
                cause,
                message.name(),
                exception,
                message.traceId(),
                executed));
    }
}
