package dev.stagedoor.system.cluster;

import dev.stagedoor.system.HostedShards;
import dev.stagedoor.system.LocalActors;
import dev.stagedoor.system.ShardHomes;
import dev.stagedoor.system.ShardName;
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
 * Tells the other members which shards live on this one, and learns from them which live there: each tells when a shard gets its
 * first actor, and all it has when another member has come. Pekko's regions know, but do not tell.
 */
final class ShardHomeAnnouncer {

    /** The name of the actor, the same on all members. */
    static final String NAME = "shard-locations";

    /** A shard whose last actor stops and whose first starts again and again is told of no more often. */
    private static final Duration NEWS = Duration.ofSeconds(5);

    private final ActorContext<Object> context;
    private final Cluster cluster;
    private final ShardHomes shardHomes;
    private final LocalActors actors;
    private final Map<ShardName, Long> told = new HashMap<>();

    private ShardHomeAnnouncer(ActorContext<Object> context, ShardHomes shardHomes, LocalActors actors) {
        this.context = context;
        this.cluster = Cluster.get(context.getSystem());
        this.shardHomes = shardHomes;
        this.actors = actors;
    }

    static Behavior<Object> shared(ShardHomes shardHomes, LocalActors actors) {
        return Behaviors.setup(context -> {
            var locations = new ShardHomeAnnouncer(context, shardHomes, actors);
            var self = context.getSelf();
            actors.onShard(self::tell);
            locations.cluster.subscriptions().tell(Subscribe.create(self.narrow(), ClusterEvent.MemberUp.class));
            return Behaviors.receiveMessage(message -> {
                locations.receive(message);
                return Behaviors.same();
            });
        });
    }

    private void receive(Object message) {
        switch (message) {
            case HostedShards(var member, var shards) ->
                shards.forEach(shard -> shardHomes.learn(shard.type(), shard.id(), member));
            case ShardName shard -> begun(shard);
            case ClusterEvent.MemberUp up -> tell(up.member(), actors.shards());
            default -> {}
        }
    }

    private void begun(ShardName shard) {
        shardHomes.learn(shard.type(), shard.id(), null);
        long now = System.nanoTime();
        var before = told.get(shard);
        if (before == null || now - before > TimeUnit.NANOSECONDS.convert(NEWS)) {
            told.put(shard, now);
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
