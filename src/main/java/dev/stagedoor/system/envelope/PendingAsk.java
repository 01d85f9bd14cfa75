package dev.stagedoor.system.envelope;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.pattern.StatusReply;
import org.jspecify.annotations.Nullable;

/**
 * Ask in flight: the envelope that the actor gets, the reference that it replies to, and the outcome that the asker
 * waits for. Safe for use by any thread.
 */
@SuppressWarnings("serial") // Pekko serializes the path instead
public abstract non-sealed class PendingAsk extends ReplyRef implements Envelope {

    private final String type;
    private final Request request;
    private final Deadline deadline;
    private final Origin origin;
    private final CompletableFuture<Outcome> outcome;
    private final Progress progress = new Progress();
    private volatile @Nullable String answeredBy;
    private volatile long expiresAt;

    /**
     * Creates an ask that is yet to be sent.
     *
     * @param outcome completes with the outcome; an asker that no longer waits cancels it
     */
    protected PendingAsk(
            ReplyPaths paths,
            String type,
            Request request,
            Deadline deadline,
            Origin origin,
            CompletableFuture<Outcome> outcome) {
        super(paths);
        this.type = type;
        this.request = request;
        this.deadline = deadline;
        this.origin = origin;
        this.outcome = outcome;
    }

    /** Handles the news that no process has the message, and that no reply will come. */
    protected abstract void returned();

    public CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    @Override
    public final Progress progress() {
        return progress;
    }

    /** Returns the address of the member that answered; null if none did, or if it did not say. */
    @Nullable
    public String answeredBy() {
        return answeredBy;
    }

    /** Gives the ask up. Returns true if the actor did not begin it, and now never will. */
    public boolean giveUp() {
        return progress.drop();
    }

    /** Sets when the asker stops waiting, on the clock that {@link #expire} is called with. */
    void expireAt(long moment) {
        expiresAt = moment;
    }

    /** Completes the ask with what is known of it, if the asker no longer waits. */
    void expire(long now) {
        if (now - expiresAt >= 0 && !outcome.isDone()) {
            outcome.complete(outcomeAtDeadline());
        }
    }

    private Outcome outcomeAtDeadline() {
        if (giveUp()) {
            return new Outcome.DeadlineExceeded(Executed.NO);
        }
        return progress.isSent() ? new Outcome.HostSilent() : new Outcome.DeadlineExceeded(Executed.UNKNOWN);
    }

    @Override
    final boolean reply(Object message) {
        return switch (message) {
            case Returned nobody -> {
                returned();
                yield true;
            }
            case DistantOutcome(var received, var member) -> {
                answeredBy = member;
                yield outcome.complete(received);
            }
            case Outcome received -> outcome.complete(received);
            case StatusReply<?> status
            when status.isSuccess() -> outcome.complete(new Outcome.Replied(valueOf(status)));
            case StatusReply<?> status ->
                outcome.complete(
                        new Outcome.Rejected(String.valueOf(status.getError().getMessage())));
            default -> outcome.complete(new Outcome.Replied(message));
        };
    }

    /**
     * Returns the value of a status. In Java, a status can succeed with null, which says no more than that it is done.
     */
    private static Object valueOf(StatusReply<?> status) {
        @Nullable Object value = status.getValue();
        return value == null ? Done.getInstance() : value;
    }

    @Override
    public final String type() {
        return type;
    }

    @Override
    public final Request request() {
        return request;
    }

    @Override
    public final Deadline deadline() {
        return deadline;
    }

    @Override
    public final Origin origin() {
        return origin;
    }

    @Override
    public final ActorRef<Object> replyTo() {
        return typed();
    }

    @Override
    public final boolean begin() {
        if (deadline.passed()) {
            progress.drop();
        }
        return progress.begin();
    }

    @Override
    public final boolean answered() {
        return outcome.isDone();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    public final void whenAnswered(Runnable action) {
        outcome.whenCompleteAsync((value, failure) -> action.run(), Runnable::run);
    }

    @Override
    public final void answer(Outcome answer) {
        outcome.complete(answer);
    }
}
