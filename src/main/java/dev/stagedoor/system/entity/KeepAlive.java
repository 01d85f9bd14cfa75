package dev.stagedoor.system.entity;

import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import scala.jdk.javaapi.DurationConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * Keeps an actor from being passivated as idle while a reply is pending: its shard takes it for active. For use by the
 * actor's own thread.
 */
final class KeepAlive {

    /** If the scheduler is late with one signal, the next is still in time. */
    private static final int SIGNALS_PER_TIMEOUT = 3;

    private final String id;
    private final Duration interval;
    private boolean scheduled;

    private KeepAlive(String id, Duration interval) {
        this.id = id;
        this.interval = interval;
    }

    /** Returns the keep-alive of the actor with the id, for the passivation that the settings define. */
    static KeepAlive of(String id, ClusterShardingSettings settings) {
        return OptionConverters.toJava(settings.passivationStrategySettings().idleEntitySettings())
                .map(idle -> DurationConverters.toJava(idle.timeout()).dividedBy(SIGNALS_PER_TIMEOUT))
                .map(interval -> new KeepAlive(id, interval))
                .orElseGet(() -> new KeepAlive(id, Duration.ZERO));
    }

    /** Schedules the message to the actor, unless it is scheduled already or idle actors are not passivated. */
    void begin(TypedActorContext<Object> context, Object message) {
        if (!scheduled && !interval.isZero()) {
            scheduled = true;
            context.asJava().scheduleOnce(interval, context.asJava().getSelf(), message);
        }
    }

    /**
     * Signals activity and schedules the next message, if the actor is to stay active.
     *
     * @param noOp is sent to the actor through its shard, which takes that for activity; the actor ignores it
     */
    void renew(TypedActorContext<Object> context, Object message, boolean active, Object noOp) {
        scheduled = false;
        if (active) {
            var shard = Adapter.toClassic(context.asJava()).parent();
            shard.tell(new ShardingEnvelope<>(id, noOp), ActorRef.noSender());
            begin(context, message);
        }
    }
}
