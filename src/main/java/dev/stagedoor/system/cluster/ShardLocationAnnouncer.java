package dev.stagedoor.system.cluster;

import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.routing.ShardLocations;
import dev.stagedoor.system.shard.ShardName;
import dev.stagedoor.system.wire.HostedShards;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Exchanges shard locations with the other members. Each member announces a shard when it gets its first actor, and all
 * its shards to a member that has come up. Pekko's shard regions do not publish what they know.
 */
final class ShardLocationAnnouncer {

    /** Name of the actor; it must be the same on all members. */
    static final String NAME = "shard-locations";

    /** Limits the announcements of a shard whose only actor stops and starts again and again. */
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

    private final ActorContext<Object> context;
    private final Cluster cluster;
    private final ShardLocations shardLocations;
    private final LocalActors actors;
    private final Map<ShardName, Long> announcedAt = new HashMap<>();

    private ShardLocationAnnouncer(ActorContext<Object> context, ShardLocations shardLocations, LocalActors actors) {
        this.context = context;
        this.cluster = Cluster.get(context.getSystem());
        this.shardLocations = shardLocations;
        this.actors = actors;
    }

    static Behavior<Object> create(ShardLocations shardLocations, LocalActors actors) {
        return Behaviors.setup(context -> {
            var announcer = new ShardLocationAnnouncer(context, shardLocations, actors);
            var self = context.getSelf();
            actors.onShard(self::tell);
            announcer.cluster.subscriptions().tell(Subscribe.create(self.narrow(), ClusterEvent.MemberUp.class));
            return Behaviors.receiveMessage(message -> {
                announcer.receive(message);
                return Behaviors.same();
            });
        });
    }

    private void receive(Object message) {
        switch (message) {
            case HostedShards(var member, var shards) ->
                shards.forEach(shard -> shardLocations.learn(shard.type(), shard.id(), member));
            case ShardName shard -> announce(shard);
            case ClusterEvent.MemberUp up -> tell(up.member(), actors.shards());
            default -> {}
        }
    }

    private void announce(ShardName shard) {
        shardLocations.learn(shard.type(), shard.id(), null);
        long now = System.nanoTime();
        var before = announcedAt.get(shard);
        if (before == null || now - before > TimeUnit.NANOSECONDS.convert(MIN_INTERVAL)) {
            announcedAt.put(shard, now);
            cluster.state().getMembers().forEach(member -> tell(member, Set.of(shard)));
        }
    }

    private void tell(Member member, Set<ShardName> shards) {
        var here = cluster.selfMember().address();
        if (!member.address().equals(here) && !shards.isEmpty()) {
            Adapter.toClassic(context)
                    .actorSelection(member.address() + "/system/" + NAME)
                    .tell(new HostedShards(here.toString(), shards), ActorRef.noSender());
        }
    }
}
