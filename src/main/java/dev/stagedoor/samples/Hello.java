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
 * Greeter that spawns a child actor for each introduction. The child replies directly to the asker and stops; the
 * parent watches it and counts its end.
 */
public final class Hello {

    /** The type's name, as in {@code /actors/hello}. */
    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "hello");

    /** Messages of a greeter. */
    @Schema(description = "Greeters: they greet the world, or somebody by name through a child actor.")
    public sealed interface Message {}

    /** Greets the world. */
    @Schema(description = "Greets the world.")
    public record Greet(ActorRef<Greeting> replyTo) implements Message {}

    /** Greets somebody by name. */
    @Schema(description = "Greets somebody by name.")
    public record Introduce(
            @NotBlank @Size(max = 100) @Schema(description = "who is greeted", example = "Ying")
            String name,

            ActorRef<Greeting> replyTo)
            implements Message {}

    /** Reads how many introductions there were. */
    @Schema(description = "Answers with how many introductions there were, and how many of them are done.")
    public record GetIntroductions(ActorRef<Introductions> replyTo) implements Message {}

    /** A greeting. */
    @Schema(description = "A greeting.")
    public record Greeting(
            @Schema(description = "what is said", example = "Hello, World!")
            String text) {}

    /** How many child actors were created, and how many of them have stopped. */
    @Schema(description = "How many introductions there were.")
    public record Introductions(
            @Schema(description = "how many child actors were created", example = "2")
            int begun,

            @Schema(description = "how many of them have stopped", example = "1")
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
