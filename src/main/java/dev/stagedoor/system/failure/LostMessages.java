package dev.stagedoor.system.failure;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.inspect.ActorFailure;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.envelope.PendingAsk;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.UnhandledMessage;
import org.jspecify.annotations.Nullable;

/** Record of what Pekko reports of messages that no actor got or handled. Safe for use by any thread. */
public final class LostMessages {

    private static final String PEKKO_PACKAGE = "org.apache.pekko.";
    private static final String OWN_PACKAGE = "dev.stagedoor.system.";

    private final RecentFailures recent;

    public LostMessages(RecentFailures recent) {
        this.recent = recent;
    }

    /** Records an envelope, or the message of an actor, that its recipient did not get. */
    public void add(ActorRef recipient, Object message) {
        if (recipient instanceof PendingAsk ask) {
            addReply(ask, message);
        } else if (message instanceof Envelope || isOfAuthor(message)) {
            at(recipient).lost(message);
        }
    }

    /**
     * Records an envelope that did not come as far as its actor.
     *
     * @param id the id of the actor
     */
    public void add(String id, Envelope envelope) {
        ActorFailures.of(recent, envelope.type(), id).lost(envelope);
    }

    /** Records an ask that was dropped before its recipient had it, if its deadline has passed. */
    public void addDropped(ActorRef recipient, Envelope ask) {
        at(recipient).dropped(ask);
    }

    private void addReply(PendingAsk ask, Object reply) {
        if (!isOutcome(reply)) {
            ActorFailures.of(recent, ask.type(), null).late(reply, ask);
        }
    }

    /** Records a message that an actor left unhandled. Messages in envelopes are recorded where they are opened. */
    public void add(UnhandledMessage unhandled) {
        if (isOfAuthor(unhandled.message())) {
            at(unhandled.recipient()).unhandled(unhandled.message());
        }
    }

    private ActorFailures at(ActorRef recipient) {
        return EntityPath.of(recipient.path())
                .map(path -> ActorFailures.of(recent, path.type(), path.id()))
                .orElseGet(() -> ActorFailures.of(recent, ActorFailure.NO_TYPE, null));
    }

    /** An outcome that comes too late is that of an ask, not a reply that an author wrote. */
    private static boolean isOutcome(Object reply) {
        return reply instanceof Outcome || reply.getClass().getName().startsWith(OWN_PACKAGE);
    }

    private static boolean isOfAuthor(@Nullable Object message) {
        return message != null
                && !isOutcome(message)
                && !message.getClass().getName().startsWith(PEKKO_PACKAGE);
    }
}
