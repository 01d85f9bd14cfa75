package dev.stagedoor.system.wire;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.system.envelope.ReplyPaths;
import dev.stagedoor.system.envelope.Returned;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Ask of another process that an actor of this one is to answer. Safe for use by any thread. */
@SuppressWarnings("serial") // Pekko serializes the path instead
public final class InboundAsk extends PendingAsk {

    private final ActorRef<Object> asker;

    /**
     * Creates an ask that is yet to reach its actor.
     *
     * @param asker the reply reference in the other process
     */
    InboundAsk(
            ReplyPaths paths,
            String type,
            Request request,
            Deadline deadline,
            @Nullable String traceparent,
            ActorRef<Object> asker) {
        super(paths, type, request, deadline, traceparent, new CompletableFuture<>());
        this.asker = asker;
    }

    ActorRef<Object> asker() {
        return asker;
    }

    /** Returns the ask to its asker, who sends it again. */
    @Override
    protected void returned() {
        outcome().cancel(false);
        asker.tell(new Returned());
    }
}
