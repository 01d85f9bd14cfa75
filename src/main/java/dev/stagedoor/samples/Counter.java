package dev.stagedoor.samples;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** Counter. Its state is an argument of its behavior: each change returns a behavior with the new count. */
public final class Counter {

    /** The type's name, as in {@code /actors/counter}. */
    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "counter");

    /** Messages of a counter. */
    @Schema(description = "Counters: they count up, and start over.")
    public sealed interface Message {}

    /** Raises the count. */
    @Schema(description = "Raises the count and answers with the new one.")
    public record Increment(
            @Positive @Max(1_000_000_000) @Schema(description = "how much is added", example = "2")
            long by,

            ActorRef<Count> replyTo)
            implements Message {}

    /** Reads the count. */
    @Schema(description = "Answers with the count.")
    public record GetCount(ActorRef<Count> replyTo) implements Message {}

    /** Sets the count to zero. It has no {@code replyTo}, so it is a tell. */
    @Schema(description = "Sets the count to zero.")
    public record Reset() implements Message {}

    /** The current count. */
    @Schema(description = "How far it has counted.")
    public record Count(
            @Schema(description = "the count", example = "2")
            long count) {}

    private Counter() {}

    static Behavior<Message> create() {
        return counting(0);
    }

    private static Behavior<Message> counting(long count) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Increment(long by, var replyTo) -> {
                long next = Math.addExact(count, by);
                replyTo.tell(new Count(next));
                yield counting(next);
            }
            case GetCount(var replyTo) -> {
                replyTo.tell(new Count(count));
                yield Behaviors.same();
            }
            case Reset() -> counting(0);
        });
    }
}
