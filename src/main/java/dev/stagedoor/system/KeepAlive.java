package dev.stagedoor.system;

import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import scala.jdk.javaapi.DurationConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * Has the shard take an actor for active while it owes a reply, so that it is not passivated as idle. For use by the actor's own
 * thread.
 */
final class KeepAlive {

    /** Where the scheduler is late, the next signal is in time yet. */
    private static final int SIGNALS_PER_TIMEOUT = 3;

    private final String id;
    private final Duration interval;
    private boolean scheduled;

    private KeepAlive(String id, Duration interval) {
        this.id = id;
        this.interval = interval;
    }

    /** Keeps the actor of the id from being passivated as the settings would have it. */
    static KeepAlive of(String id, ClusterShardingSettings settings) {
        return OptionConverters.toJava(settings.passivationStrategySettings().idleEntitySettings())
                .map(idle -> DurationConverters.toJava(idle.timeout()).dividedBy(SIGNALS_PER_TIMEOUT))
                .map(interval -> new KeepAlive(id, interval))
                .orElseGet(() -> new KeepAlive(id, Duration.ZERO));
    }

    /** Begins, unless it has begun already, or idle actors are not passivated. The actor gets the message each time it is to go on. */
    void begin(TypedActorContext<Object> context, Object message) {
        if (!scheduled && !interval.isZero()) {
            scheduled = true;
            context.asJava().scheduleOnce(interval, context.asJava().getSelf(), message);
        }
    }

    /** Goes on if the actor still owes a reply. What it sends to itself through its shard means nothing to the actor. */
    void goOn(TypedActorContext<Object> context, Object message, boolean owing, Object nothing) {
        scheduled = false;
        if (owing) {
            var shard = Adapter.toClassic(context.asJava()).parent();
            shard.tell(new ShardingEnvelope<>(id, nothing), ActorRef.noSender());
            begin(context, message);
        }
    }
}
