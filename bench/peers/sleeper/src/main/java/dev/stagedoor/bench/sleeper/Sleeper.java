package dev.stagedoor.bench.sleeper;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** Actor that blocks its thread for 20 ms before it replies. */
public final class Sleeper {

    public static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "sleeper");

    private static final long MILLIS = 20;

    public sealed interface Message {}

    public record Sleep(ActorRef<Awake> replyTo) implements Message {}

    public record Awake(long millis) {}

    private Sleeper() {}

    static Behavior<Message> create() {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Sleep(var replyTo) -> {
                Thread.sleep(MILLIS);
                replyTo.tell(new Awake(MILLIS));
                yield Behaviors.same();
            }
        });
    }
}
