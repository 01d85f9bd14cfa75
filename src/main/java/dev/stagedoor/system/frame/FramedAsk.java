package dev.stagedoor.system.frame;

import dev.stagedoor.ask.Request;
import dev.stagedoor.system.envelope.PendingAsk;
import dev.stagedoor.system.envelope.ReplyPaths;
import java.util.concurrent.CompletableFuture;

/**
 * Ask of another process that came in a frame. If its shard has moved on, it is returned to the asker, which sends it
 * again. Safe for use by any thread.
 */
@SuppressWarnings("serial") // Pekko serializes the path instead
final class FramedAsk extends PendingAsk {

    private final Runnable onReturned;

    /**
     * Creates an ask that is yet to reach its actor.
     *
     * @param onReturned tells the asker that no actor has the message
     */
    FramedAsk(ReplyPaths paths, RequestBody body, Request request, Runnable onReturned) {
        super(
                paths,
                body.request().type(),
                request,
                body.deadline(),
                body.request().origin(),
                new CompletableFuture<>());
        this.onReturned = onReturned;
    }

    /** Returns the ask instead of leaving it to another process, which could not answer the asker. */
    @Override
    public boolean send() {
        if (discard()) {
            returned();
        }
        return false;
    }

    @Override
    protected void returned() {
        outcome().cancel(false);
        onReturned.run();
    }
}
