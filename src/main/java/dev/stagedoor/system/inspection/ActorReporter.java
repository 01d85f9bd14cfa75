package dev.stagedoor.system.inspection;

import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.wire.ActorInquiry;
import dev.stagedoor.system.wire.ActorReport;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Tells other processes which actors this one has in memory. */
public final class ActorReporter {

    /** Name of the actor; it must be the same in all processes. */
    public static final String NAME = "actor-reporter";

    private ActorReporter() {}

    /** Returns the behavior in a process with this name. */
    public static Behavior<ActorInquiry> create(LocalActors actors, String host) {
        return Behaviors.receiveMessage(inquiry -> {
            inquiry.replyTo().tell(new ActorReport(actors.find(inquiry.query(), host)));
            return Behaviors.same();
        });
    }
}
