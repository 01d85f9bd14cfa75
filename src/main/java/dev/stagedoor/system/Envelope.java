package dev.stagedoor.system;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * What travels to an actor's door around a request: until when it matters, who waits for the answer, and the trace it
 * belongs to. Asker and actor agree through it, once and for all, whether the message was begun.
 */
final class Envelope {

    private enum Progress {
        WAITING,
        BEGUN,
        DROPPED
    }

    private final Request request;
    private final Deadline deadline;
    private final @Nullable String traceparent;
    private final ActorRef<Object> replyTo;
    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.WAITING);

    Envelope(Request request, Deadline deadline, @Nullable String traceparent, ActorRef<Object> replyTo) {
        this.request = request;
        this.deadline = deadline;
        this.traceparent = traceparent;
        this.replyTo = replyTo;
    }

    Request request() {
        return request;
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

    /** Gives the message up; true if the actor did not begin it, and now never will. */
    boolean drop() {
        return progress.compareAndSet(Progress.WAITING, Progress.DROPPED) || progress.get() == Progress.DROPPED;
    }

    /** Answers the asker for the actor. */
    void answer(Outcome outcome) {
        replyTo.tell(outcome);
    }
}
