package dev.stagedoor.system;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.pattern.StatusReply;
import org.jspecify.annotations.Nullable;

/**
 * One ask in flight: the envelope that is sent, and the outcome that the asker waits for. Safe for use by any thread.
 */
final class PendingAsk {

    private final Duration grace;
    private final ActorRef<Object> askTarget;
    private final ActorSystem<?> system;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private Runnable onReturned = () -> {};
    private Envelope envelope;
    private boolean givenUp;
    private @Nullable String answeredBy;

    private PendingAsk(Envelope template, Duration grace, ActorRef<Object> askTarget, ActorSystem<?> system) {
        this.grace = grace;
        this.askTarget = askTarget;
        this.system = system;
        this.envelope = template;
        renew();
    }

    /**
     * Creates an ask that is yet to be sent.
     *
     * @param grace how long after the deadline another process may still report what it knows
     * @param askTarget handles nothing; the reply references are named after it
     */
    static PendingAsk of(Ask ask, Duration grace, ActorRef<Object> askTarget, ActorSystem<?> system) {
        return of(ask.address().type(), ask.request(), ask.deadline(), ask.traceparent(), grace, askTarget, system);
    }

    static PendingAsk of(
            String type,
            Request request,
            Deadline deadline,
            @Nullable String traceparent,
            Duration grace,
            ActorRef<Object> askTarget,
            ActorSystem<?> system) {
        return new PendingAsk(
                new Envelope(type, request, deadline, traceparent, system.ignoreRef()), grace, askTarget, system);
    }

    /** Replaces the envelope with a copy that has a new reply reference, and waits for the reply to that. */
    synchronized void renew() {
        var capture = new ReplyRefCapture();
        // Pekko creates a reply reference only for a message that is sent at once; this one may have to wait.
        var reply = AskPattern.<Object, Object>ask(
                askTarget,
                capture::capture,
                envelope.deadline().remaining().plus(grace).plusNanos(1),
                system.scheduler());
        envelope = envelope.withReplyTo(capture.replyTo(), reply);
        // Without an executor, the stage of AskPattern would wait for a free thread of the common pool. Running at once
        // would keep the actor, or Pekko's timer, busy with writing the answer.
        reply.whenCompleteAsync(
                (value, failure) -> {
                    if (value instanceof Returned) {
                        onReturned.run();
                    } else {
                        outcome.complete(outcomeOf(value));
                    }
                },
                system.executionContext());
    }

    /** Sets the action that runs when the message is returned, and no reply will come. */
    void whenReturned(Runnable action) {
        onReturned = action;
    }

    /** Returns the future outcome of the ask. An asker that no longer waits cancels it. */
    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    synchronized Envelope envelope() {
        return envelope;
    }

    /** Gives the ask up. Returns true if the actor did not begin it, and now never will. */
    synchronized boolean giveUp() {
        givenUp = true;
        return envelope.drop();
    }

    /**
     * Takes back an ask that has not left this process, so that it can be sent again. Returns false if it has left, or
     * if nobody waits for it.
     */
    synchronized boolean takeBack() {
        if (givenUp || outcome.isDone() || !envelope.drop()) {
            return false;
        }
        envelope = envelope.unsentCopy();
        return true;
    }

    /** Returns the address of the member that answered; null if none did, or if it did not say. */
    synchronized @Nullable String answeredBy() {
        return answeredBy;
    }

    private synchronized Outcome unwrap(DistantOutcome distant) {
        answeredBy = distant.member();
        return distant.outcome();
    }

    private Outcome outcomeOf(@Nullable Object reply) {
        return switch (reply) {
            case DistantOutcome distant -> unwrap(distant);
            case null -> outcomeAtDeadline();
            case Outcome received -> received;
            case StatusReply<?> status when status.isSuccess() -> new Outcome.Replied(valueOf(status));
            case StatusReply<?> status ->
                new Outcome.Rejected(String.valueOf(status.getError().getMessage()));
            default -> new Outcome.Replied(reply);
        };
    }

    private Outcome outcomeAtDeadline() {
        if (giveUp()) {
            return new Outcome.DeadlineExceeded(Executed.NO);
        }
        return envelope().sent() ? new Outcome.HostSilent() : new Outcome.DeadlineExceeded(Executed.UNKNOWN);
    }

    /**
     * Returns the value of a status. In Java, a status can succeed with null, which says no more than that it is done.
     */
    private static Object valueOf(StatusReply<?> status) {
        @Nullable Object value = status.getValue();
        return value == null ? Done.getInstance() : value;
    }

    /** Captures the reply reference that Pekko creates. */
    private static final class ReplyRefCapture {

        private @Nullable ActorRef<Object> replyTo;

        Object capture(ActorRef<Object> created) {
            replyTo = created;
            return Done.getInstance();
        }

        ActorRef<Object> replyTo() {
            if (replyTo == null) {
                throw new IllegalStateException("Pekko created no reply reference");
            }
            return replyTo;
        }
    }
}
