package dev.stagedoor.samples;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * Greets; whoever it is introduced to is greeted by a child of its own, which replies straight to the asker and stops. Its
 * parent hears of the child's end.
 */
public final class Hello {

    /** The type's name, as in {@code /actors/hello}. */
    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "hello");

    /** What it can be asked. */
    @Schema(description = "Greeters: they greet, some of them by children of their own.")
    public sealed interface Message {}

    /** Greets everybody. */
    @Schema(description = "Greets the world.")
    public record Greet(ActorRef<Greeting> replyTo) implements Message {}

    /** Greets somebody. */
    @Schema(description = "Greets somebody by name.")
    public record Introduce(
            @NotBlank @Size(max = 100) @Schema(description = "who is greeted", example = "Ying")
            String name,

            ActorRef<Greeting> replyTo)
            implements Message {}

    /** How many were introduced. */
    @Schema(description = "Answers with how many were introduced, and how many of those were greeted.")
    public record GetIntroductions(ActorRef<Introductions> replyTo) implements Message {}

    /** A greeting. */
    @Schema(description = "A greeting.")
    public record Greeting(
            @Schema(description = "what is said", example = "Hello, World!")
            String text) {}

    /** How many greeters were created, and how many of them are done. */
    @Schema(description = "How many were introduced.")
    public record Introductions(
            @Schema(description = "how many greeters were created", example = "2")
            int begun,

            @Schema(description = "how many of them are done", example = "1")
            int done) {}

    private Hello() {}

    static Behavior<Message> create() {
        return Behaviors.setup(context -> greeting(context, new Introductions(0, 0)));
    }

    private static Behavior<Message> greeting(ActorContext<Message> context, Introductions seen) {
        return Behaviors.receive(Message.class)
                .onMessage(Greet.class, greet -> {
                    greet.replyTo().tell(new Greeting("Hello, World!"));
                    return Behaviors.same();
                })
                .onMessage(Introduce.class, introduce -> {
                    var greeter = context.spawnAnonymous(greeter(introduce.name()));
                    context.watch(greeter);
                    greeter.tell(introduce.replyTo());
                    return greeting(context, new Introductions(seen.begun() + 1, seen.done()));
                })
                .onMessage(GetIntroductions.class, get -> {
                    get.replyTo().tell(seen);
                    return Behaviors.same();
                })
                .onSignal(
                        Terminated.class, ended -> greeting(context, new Introductions(seen.begun(), seen.done() + 1)))
                .build();
    }

    private static Behavior<ActorRef<Greeting>> greeter(String name) {
        return Behaviors.receiveMessage(replyTo -> {
            replyTo.tell(new Greeting("Hello, " + name));
            return Behaviors.stopped();
        });
    }
}
