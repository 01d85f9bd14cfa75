package dev.stagedoor.samples;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * Fails in every way there is, and recovers. A fall is let crash: supervision restarts it, standing. A fright freezes it:
 * it takes messages but answers none, until a timer of its own thaws it.
 */
public final class Stunt {

    /** The type's name, as in {@code /actors/stunt}. */
    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "stunt");

    private static final Duration COLD = Duration.ofSeconds(5);

    /** What it can be asked. */
    @Schema(description = "Stunts: they fail in every way there is, and recover.")
    public sealed interface Message {}

    /** Fails while it handles this. */
    @Schema(description = "Fails, and is restarted.")
    public record Fall(ActorRef<Landed> replyTo) implements Message {}

    /** Never answers this, nor anything else for a while. */
    @Schema(description = "Freezes: neither this nor anything else is answered for a while.")
    public record Freeze(ActorRef<Landed> replyTo) implements Message {}

    /** Does what it should. */
    @Schema(description = "Lands on its feet.")
    public record Land(ActorRef<Landed> replyTo) implements Message {}

    /** Its own message, to itself: not public, and so not for the world. */
    private record Thaw() implements Message {}

    /** It stands, after so many landings since it fell last. */
    @Schema(description = "It stands.")
    public record Landed(
            @Schema(description = "how often it has landed since it fell last", example = "1")
            int landings) {}

    private Stunt() {}

    static Behavior<Message> create() {
        return Behaviors.withTimers(timers -> standing(timers, 0));
    }

    private static Behavior<Message> standing(TimerScheduler<Message> timers, int landings) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Fall fall -> throw new IllegalStateException("fell");
            case Freeze freeze -> {
                timers.startSingleTimer(new Thaw(), COLD);
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
