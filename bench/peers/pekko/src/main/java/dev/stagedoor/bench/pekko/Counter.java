package dev.stagedoor.bench.pekko;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** Counter in memory. */
final class Counter {

    static final EntityTypeKey<Increment> KEY = EntityTypeKey.create(Increment.class, "counter");

    record Increment(ActorRef<Count> replyTo) {}

    public record Count(long count) {}

    private Counter() {}

    static Behavior<Increment> counted(long count) {
        return Behaviors.receiveMessage(message -> {
            message.replyTo().tell(new Count(count + 1));
            return counted(count + 1);
        });
    }
}
