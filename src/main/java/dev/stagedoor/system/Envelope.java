package dev.stagedoor.system;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Envelope of a request on its way to an actor: its deadline, the reference that the answer goes to, and the caller's
 * trace. Asker and actor agree through it, once and for all, whether the message was begun. When it is sent to another
 * process, the envelope made there decides from then on. Safe for use by any thread.
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
    private volatile long sentAt;
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

    /** Returns the name of the actor's type. */
    String type() {
        return type;
    }

    Request request() {
        return request;
    }

    /** Returns whether the asker waits only for the actor to stop. */
    boolean asksToStop() {
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
     * Claims the message for the actor. Returns false if the message was given up, sent or begun before, or if its
     * deadline has passed; the actor must not see it then. A tell may come after its deadline.
     */
    boolean begin() {
        if (deadline.passed() && !(request instanceof Request.Tell)) {
            drop();
        }
        return progress.compareAndSet(Progress.WAITING, Progress.BEGUN);
    }

    /**
     * Leaves the decision to the process that this is sent to. Returns false if the message was given up, sent or begun
     * before.
     */
    boolean send() {
        sentAt = System.nanoTime();
        return progress.compareAndSet(Progress.WAITING, Progress.SENT);
    }

    /** Returns whether an actor of this process has begun the message. */
    boolean begun() {
        return progress.get() == Progress.BEGUN;
    }

    /** Returns whether this was sent to another process. */
    boolean sent() {
        return progress.get() == Progress.SENT;
    }

    /** Returns when this was sent to another process, if it was; comparable with {@link System#nanoTime()}. */
    long sentAt() {
        return sentAt;
    }

    /** Gives the message up. Returns true if the actor did not begin it, and now never will. */
    boolean drop() {
        return discard() || progress.get() == Progress.DROPPED;
    }

    /** Gives the message up. Returns true if this call did that, and none before. */
    boolean discard() {
        return progress.compareAndSet(Progress.WAITING, Progress.DROPPED);
    }

    /** Returns a copy that is neither sent nor begun. */
    Envelope unsentCopy() {
        return new Envelope(type, request, deadline, traceparent, replyTo, reply);
    }

    /**
     * Returns a copy, neither sent nor begun, whose answer goes to another reference.
     *
     * @param answer completes with that answer
     */
    Envelope withReplyTo(ActorRef<Object> asker, CompletionStage<?> answer) {
        return new Envelope(type, request, deadline, traceparent, asker, answer);
    }

    /** Returns whether nobody in this process waits for an answer any more. */
    boolean answered() {
        return reply == null || reply.toCompletableFuture().isDone();
    }

    /** Runs the action, on any thread, once nobody in this process waits for an answer any more. */
    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    void whenAnswered(Runnable action) {
        if (reply != null) {
            reply.whenCompleteAsync((value, failure) -> action.run(), Runnable::run);
        }
    }

    /** Sends the outcome to the asker, in place of the actor. */
    void answer(Outcome outcome) {
        replyTo.tell(outcome);
    }
}
