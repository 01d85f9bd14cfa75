package dev.stagedoor.system.wire;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.system.envelope.ReplyPaths;
import dev.stagedoor.system.envelope.Returned;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Ask of another process that an actor of this one is to answer. If its shard has moved on, it is passed on to the
 * process where the shard is now, which answers the asker itself: this process may be about to end. Safe for use by any
 * thread.
 */
@SuppressWarnings("serial") // Pekko serializes the path instead
public final class InboundAsk extends PendingAsk {

    private final ActorRef<Object> asker;

    /**
     * Creates an ask that is yet to reach its actor.
     *
     * @param asker the reply reference in the other process
     */
    InboundAsk(
            ReplyPaths paths, String type, Request request, Deadline deadline, Origin origin, ActorRef<Object> asker) {
        super(paths, type, request, deadline, origin, new CompletableFuture<>());
        this.asker = asker;
    }

    @Override
    public ActorRef<Object> answerTo() {
        return asker;
    }

    /** Leaves the outcome to the process that this is passed on to. */
    @Override
    public boolean send() {
        boolean sent = super.send();
        if (sent) {
            outcome().cancel(false);
        }
        return sent;
    }

    /** Returns the ask to its asker, who sends it again. */
    @Override
    protected void returned() {
        outcome().cancel(false);
        asker.tell(new Returned());
    }
}
