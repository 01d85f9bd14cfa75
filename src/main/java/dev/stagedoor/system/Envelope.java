package dev.stagedoor.system;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * What travels to an actor's door around a request: until when it matters, who waits for the answer, and the trace it
 * belongs to. Asker and actor agree through it, once and for all, whether the message was begun. If the actor lives in
 * another process, the envelope that is made there decides from the moment this one was sent.
 */
final class Envelope {

    private enum Progress {
        WAITING,
        SENT,
        BEGUN,
        DROPPED
    }

    private final String type;
    private final Request request;
    private final Deadline deadline;
    private final @Nullable String traceparent;
    private final ActorRef<Object> replyTo;
    private final @Nullable CompletionStage<?> reply;
    private volatile long leftAt;
    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.WAITING);

    Envelope(String type, Request request, Deadline deadline, @Nullable String traceparent, ActorRef<Object> replyTo) {
        this(type, request, deadline, traceparent, replyTo, null);
    }

    private Envelope(
            String type,
            Request request,
            Deadline deadline,
            @Nullable String traceparent,
            ActorRef<Object> replyTo,
            @Nullable CompletionStage<?> reply) {
        this.type = type;
        this.request = request;
        this.deadline = deadline;
        this.traceparent = traceparent;
        this.replyTo = replyTo;
        this.reply = reply;
    }

    /** The name of the actor's type. */
    String type() {
        return type;
    }

    Request request() {
        return request;
    }

    /** Whether nothing but the end of the actor is waited for. */
    boolean asksForTheEnd() {
        return switch (request) {
            case Request.Stop stop -> true;
            case Request.Erase erase -> true;
            case Request.Question question -> false;
            case Request.Tell tell -> false;
            case Request.Start start -> false;
        };
    }

    Deadline deadline() {
        return deadline;
    }

    @Nullable
    String traceparent() {
        return traceparent;
    }

    ActorRef<Object> replyTo() {
        return replyTo;
    }

    /**
     * Claims the message for the actor; false if nobody waits any more, and then the actor must not see it. A tell is for
     * the actor however late it comes.
     */
    boolean begin() {
        if (deadline.passed() && !(request instanceof Request.Tell)) {
            drop();
        }
        return progress.compareAndSet(Progress.WAITING, Progress.BEGUN);
    }

    /** Hands the decision to the process that this is sent to; false if the message was given up, or sent before. */
    boolean send() {
        leftAt = System.nanoTime();
        return progress.compareAndSet(Progress.WAITING, Progress.SENT);
    }

    /** Whether an actor of this process has begun with the message. */
    boolean begun() {
        return progress.get() == Progress.BEGUN;
    }

    /** Whether this was sent to another process. */
    boolean sent() {
        return progress.get() == Progress.SENT;
    }

    /** When this was sent to another process, if it was; comparable with {@link System#nanoTime()}. */
    long leftAt() {
        return leftAt;
    }

    /** Gives the message up; true if the actor did not begin it, and now never will. */
    boolean drop() {
        return discard() || progress.get() == Progress.DROPPED;
    }

    /** Drops the message; true if it was this call that did. */
    boolean discard() {
        return progress.compareAndSet(Progress.WAITING, Progress.DROPPED);
    }

    /** The same once more, as if it had never been on its way. */
    Envelope anew() {
        return new Envelope(type, request, deadline, traceparent, replyTo, reply);
    }

    /**
     * The same once more, with somebody else who waits for the answer.
     *
     * @param answer completes with what the asker is told
     */
    Envelope repliedTo(ActorRef<Object> asker, CompletionStage<?> answer) {
        return new Envelope(type, request, deadline, traceparent, asker, answer);
    }

    /** Whether nobody in this process waits for an answer any more. */
    boolean answered() {
        return reply == null || reply.toCompletableFuture().isDone();
    }

    /** Has something run, by any thread, once nobody waits any more. */
    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    void whenAnswered(Runnable action) {
        if (reply != null) {
            reply.whenComplete((value, failure) -> action.run());
        }
    }

    /** Answers the asker for the actor. */
    void answer(Outcome outcome) {
        replyTo.tell(outcome);
    }
}
