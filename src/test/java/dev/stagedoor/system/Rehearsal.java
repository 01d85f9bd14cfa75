package dev.stagedoor.system;

import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.pattern.StatusReply;
import org.slf4j.MDC;

/** Actor that does what a test needs, and counts messages. */
public final class Rehearsal {

    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "rehearsal");

    /** Protocol of the actor. */
    public sealed interface Message {}

    /** Counts the message, and replies with the count. */
    public record Count(ActorRef<Integer> replyTo) implements Message {}

    /** Counts the message, without a reply. */
    public record Note() implements Message {}

    /** Keeps the actor busy until the latch is down, then replies with the count. */
    public record Hold(CountDownLatch begun, CountDownLatch until, ActorRef<Integer> replyTo) implements Message {}

    /** Fails with an exception. */
    public record Fail(ActorRef<Integer> replyTo) implements Message {}

    /** Fails with an error. */
    public record Break(Class<? extends Error> error, ActorRef<Integer> replyTo) implements Message {}

    /** Replies with a status that succeeds with null. */
    public record Approve(ActorRef<StatusReply<Void>> replyTo) implements Message {}

    /** Stops the actor without a reply. */
    public record Quit(ActorRef<Integer> replyTo) implements Message {}

    /** Gets no reply. */
    public record Ignore(ActorRef<Integer> replyTo) implements Message {}

    /** Is not handled by the actor. */
    public record Refuse(ActorRef<Integer> replyTo) implements Message {}

    /** Replies with a status: an error if there is a reason. */
    public record Judge(String reason, ActorRef<StatusReply<String>> replyTo) implements Message {}

    /** Replies with the trace of the message. */
    public record Trace(ActorRef<String> replyTo) implements Message {}

    private Rehearsal() {}

    public static Behavior<Message> create() {
        return Behaviors.setup(context -> counting(0));
    }

    private static Behavior<Message> counting(int count) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Count(var replyTo) -> {
                replyTo.tell(count + 1);
                yield counting(count + 1);
            }
            case Note note -> counting(count + 1);
            case Hold(var begun, var until, var replyTo) -> {
                begun.countDown();
                until.await();
                replyTo.tell(count);
                yield Behaviors.same();
            }
            case Fail fail -> throw new IllegalStateException("failed as it was asked to");
            case Break(var error, var replyTo) ->
                throw error.getConstructor(String.class).newInstance("broken as it was asked to");
            case Approve(var replyTo) -> {
                replyTo.tell(StatusReply.success(null));
                yield Behaviors.same();
            }
            case Quit quit -> Behaviors.stopped();
            case Ignore ignore -> Behaviors.same();
            case Refuse refuse -> Behaviors.unhandled();
            case Judge(var reason, var replyTo) -> {
                replyTo.tell(reason.isEmpty() ? StatusReply.success("fine") : StatusReply.error(reason));
                yield Behaviors.same();
            }
            case Trace(var replyTo) -> {
                replyTo.tell(String.valueOf(MDC.get("traceparent")));
                yield Behaviors.same();
            }
        });
    }
}
