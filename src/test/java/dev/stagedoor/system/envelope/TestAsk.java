package dev.stagedoor.system.envelope;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorSystem;

/** Ask to start an actor, which shows whether it was returned. */
@SuppressWarnings("serial") // nobody serializes it
public final class TestAsk extends PendingAsk {

    private final CompletableFuture<Boolean> returned = new CompletableFuture<>();

    public TestAsk(ActorSystem<?> system, Duration wait) {
        super(new ReplyPaths(system), "any", new Request.Start(), Deadline.in(wait), null, new CompletableFuture<>());
    }

    public CompletableFuture<Boolean> whenReturned() {
        return returned;
    }

    @Override
    protected void returned() {
        returned.complete(true);
    }
}
