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

/** One ask under way: the envelope that is sent, and the outcome that is waited for. Safe for use by any thread. */
final class PendingAsk {

    private final Duration grace;
    private final ActorRef<Object> nobody;
    private final ActorSystem<?> system;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private Runnable returned = () -> {};
    private Envelope envelope;
    private boolean over;
    private @Nullable String answeredBy;

    private PendingAsk(Envelope template, Duration grace, ActorRef<Object> nobody, ActorSystem<?> system) {
        this.grace = grace;
        this.nobody = nobody;
        this.system = system;
        this.envelope = template;
        open();
    }

    /**
     * An ask that is yet to be sent.
     *
     * @param grace how long after the deadline another process may still tell what it knows
     * @param nobody handles nothing; those who are replied to are named after it
     */
    static PendingAsk of(Ask ask, Duration grace, ActorRef<Object> nobody, ActorSystem<?> system) {
        return of(ask.address().type(), ask.request(), ask.deadline(), ask.traceparent(), grace, nobody, system);
    }

    static PendingAsk of(
            String type,
            Request request,
            Deadline deadline,
            @Nullable String traceparent,
            Duration grace,
            ActorRef<Object> nobody,
            ActorSystem<?> system) {
        return new PendingAsk(
                new Envelope(type, request, deadline, traceparent, system.ignoreRef()), grace, nobody, system);
    }

    /** Makes another envelope of the one there was, and waits for the reply to that. */
    synchronized void open() {
        var opened = new Opening();
        // Pekko makes who is replied to only for a message that is sent at once; this one may have to wait.
        var reply = AskPattern.<Object, Object>ask(
                nobody, opened::by, envelope.deadline().remaining().plus(grace).plusNanos(1), system.scheduler());
        envelope = envelope.repliedTo(opened.replyTo(), reply);
        reply.whenComplete((value, failure) -> {
            if (value instanceof Returned) {
                returned.run();
            } else {
                outcome.complete(outcomeOf(value));
            }
        });
    }

    /** Has something done when the message was returned, and no reply will come. */
    void whenReturned(Runnable action) {
        returned = action;
    }

    /** Completes with what came of the ask; whoever no longer waits cancels it. */
    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    synchronized Envelope envelope() {
        return envelope;
    }

    /** Gives the ask up; true if the actor did not begin it, and now never will. */
    synchronized boolean giveUp() {
        over = true;
        return envelope.drop();
    }

    /** Takes back what has not left this process, so that it can be sent again; false if it has, or nobody waits for it. */
    synchronized boolean takeBack() {
        if (over || outcome.isDone() || !envelope.drop()) {
            return false;
        }
        envelope = envelope.anew();
        return true;
    }

    /** The address of the member that answered; null if none did, or it does not tell. */
    synchronized @Nullable String answeredBy() {
        return answeredBy;
    }

    private synchronized Outcome from(DistantOutcome distant) {
        answeredBy = distant.member();
        return distant.outcome();
    }

    private Outcome outcomeOf(@Nullable Object reply) {
        return switch (reply) {
            case DistantOutcome distant -> from(distant);
            case null -> overdue();
            case Outcome told -> told;
            case StatusReply<?> status when status.isSuccess() -> new Outcome.Replied(valueOf(status));
            case StatusReply<?> status ->
                new Outcome.Rejected(String.valueOf(status.getError().getMessage()));
            default -> new Outcome.Replied(reply);
        };
    }

    private Outcome overdue() {
        if (giveUp()) {
            return new Outcome.DeadlineExceeded(Executed.NO);
        }
        return envelope().sent() ? new Outcome.HostSilent() : new Outcome.DeadlineExceeded(Executed.UNKNOWN);
    }

    /** Java lets a status succeed with null, which says no more than that it is done. */
    private static Object valueOf(StatusReply<?> status) {
        @Nullable Object value = status.getValue();
        return value == null ? Done.getInstance() : value;
    }

    /** Takes who is replied to from Pekko's hands. */
    private static final class Opening {

        private @Nullable ActorRef<Object> replyTo;

        Object by(ActorRef<Object> opened) {
            replyTo = opened;
            return Done.getInstance();
        }

        ActorRef<Object> replyTo() {
            if (replyTo == null) {
                throw new IllegalStateException("nobody to reply to");
            }
            return replyTo;
        }
    }
}
