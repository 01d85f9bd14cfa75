package dev.stagedoor.system.envelope;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Actors that watch a reference. */
final class Watchers {

    private Watchers() {}

    /** Reports when it watches the reference, and when that has terminated. */
    static Behavior<Object> watching(ActorRef<?> watched, ActorRef<Object> reports) {
        return Behaviors.setup(context -> {
            context.watch(watched);
            reports.tell("watching");
            return Behaviors.receive(Object.class)
                    .onSignal(Terminated.class, signal -> {
                        reports.tell("terminated");
                        return Behaviors.stopped();
                    })
                    .build();
        });
    }
}
