package dev.stagedoor.system.envelope;

import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;

/** Envelope of a message that nobody waits for an answer to. The actor gets it even after its deadline. */
public final class OneWay implements Envelope {

    private final String type;
    private final Request request;
    private final Deadline deadline;
    private final Origin origin;
    private final ActorRef<Object> ignoreRef;
    private final Progress progress = new Progress();

    /**
     * Creates an envelope that is yet to be sent.
     *
     * @param ignoreRef ignores what it gets
     */
    public OneWay(String type, Request request, Deadline deadline, Origin origin, ActorRef<Object> ignoreRef) {
        this.type = type;
        this.request = request;
        this.deadline = deadline;
        this.origin = origin;
        this.ignoreRef = ignoreRef;
    }

    /** Creates an envelope that no actor will open. */
    public static OneWay dropped(String type, ActorRef<Object> ignoreRef) {
        var dropped = new OneWay(type, new Request.Start(), Deadline.in(Duration.ZERO), Origin.PLAIN, ignoreRef);
        dropped.discard();
        return dropped;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public ActorRef<Object> replyTo() {
        return ignoreRef;
    }

    @Override
    public boolean begin() {
        return progress.begin();
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public boolean answered() {
        return true;
    }

    @Override
    public void whenAnswered(Runnable action) {
        // nobody waits for an answer
    }

    @Override
    public void answer(Outcome outcome) {
        // nobody waits for an answer
    }
}
