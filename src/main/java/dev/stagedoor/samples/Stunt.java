package dev.stagedoor.samples;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * Actor that fails on request. A fall throws, and supervision restarts the actor. A freeze makes it ignore all messages
 * until its own timer ends the freeze.
 */
public final class Stunt {

    /** The type's name, as in {@code /actors/stunt}. */
    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "stunt");

    private static final Duration FREEZE_TIME = Duration.ofSeconds(5);

    /** Messages of a stunt. */
    @Schema(description = "Stunts: they fail or freeze on request, and recover.")
    public sealed interface Message {}

    /** Throws while it handles this message. */
    @Schema(description = "Fails; the actor is restarted.")
    public record Fall(ActorRef<Landed> replyTo) implements Message {}

    /** Freezes: answers neither this message nor any that arrives in the next 5 seconds. */
    @Schema(description = "Freezes: answers neither this message nor any other for 5 seconds.")
    public record Freeze(ActorRef<Landed> replyTo) implements Message {}

    /** Succeeds. */
    @Schema(description = "Lands on its feet.")
    public record Land(ActorRef<Landed> replyTo) implements Message {}

    /** Timer message to itself. It is private, so callers cannot send it. */
    private record Thaw() implements Message {}

    /** The actor landed. */
    @Schema(description = "The actor landed.")
    public record Landed(
            @Schema(description = "how often it has landed since its last fall", example = "1")
            int landings) {}

    private Stunt() {}

    static Behavior<Message> create() {
        return Behaviors.withTimers(timers -> standing(timers, 0));
    }

    private static Behavior<Message> standing(TimerScheduler<Message> timers, int landings) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Fall fall -> throw new IllegalStateException("fell");
            case Freeze freeze -> {
                timers.startSingleTimer(new Thaw(), FREEZE_TIME);
                yield frozen(timers, landings);
            }
            case Land(var replyTo) -> {
                replyTo.tell(new Landed(landings + 1));
                yield standing(timers, landings + 1);
            }
            case Thaw thaw -> Behaviors.same();
        });
    }

    private static Behavior<Message> frozen(TimerScheduler<Message> timers, int landings) {
        return Behaviors.receiveMessage(
                message -> message instanceof Thaw ? standing(timers, landings) : Behaviors.same());
    }
}
