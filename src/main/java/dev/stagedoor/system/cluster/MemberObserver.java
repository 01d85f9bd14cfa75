package dev.stagedoor.system.cluster;

import dev.stagedoor.system.routing.Host;
import dev.stagedoor.system.routing.ShardLocations;
import dev.stagedoor.system.shard.RegionBacklog;
import java.time.Duration;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows and logs the state of the other members, so that nothing is sent to members that are unreachable. A downed
 * member counts as gone. A member that left gracefully has handed over its shards, so their known locations are out of
 * date.
 */
final class MemberObserver {

    private static final Logger LOG = LoggerFactory.getLogger(MemberObserver.class);

    /** How long membership changes take to reach all members. */
    private static final Duration PROPAGATION = Duration.ofSeconds(2);

    private final ActorContext<ClusterEvent.ClusterDomainEvent> context;
    private final Cluster cluster;
    private final ShardLocations shardLocations;
    private final Duration stableAfter;
    private final MemberMetrics metrics;

    private MemberObserver(
            ActorContext<ClusterEvent.ClusterDomainEvent> context,
            ShardLocations shardLocations,
            Duration stableAfter,
            MemberMetrics metrics) {
        this.context = context;
        this.cluster = Cluster.get(context.getSystem());
        this.shardLocations = shardLocations;
        this.stableAfter = stableAfter;
        this.metrics = metrics;
    }

    /**
     * Creates the behavior.
     *
     * @param stableAfter how long members are unreachable before they are downed, and as long again before their actors
     *     are started elsewhere
     */
    static Behavior<ClusterEvent.ClusterDomainEvent> create(
            ShardLocations shardLocations, Duration stableAfter, MemberMetrics metrics) {
        return Behaviors.setup(context -> {
            var observer = new MemberObserver(context, shardLocations, stableAfter, metrics);
            ActorRef<ClusterEvent.ClusterDomainEvent> self = context.getSelf();
            observer.cluster.subscriptions().tell(Subscribe.create(self, ClusterEvent.ClusterDomainEvent.class));
            return Behaviors.receiveMessage(event -> {
                observer.handle(event);
                return Behaviors.same();
            });
        });
    }

    private void handle(ClusterEvent.ClusterDomainEvent event) {
        switch (event) {
            case ClusterEvent.MemberUp up -> log("member-up", up.member());
            case ClusterEvent.UnreachableMember unreachable -> {
                log("member-unreachable", unreachable.member());
                host(unreachable.member())
                        .markUnreachable(stableAfter.multipliedBy(2).plus(PROPAGATION));
            }
            case ClusterEvent.ReachableMember reachable -> {
                log("member-reachable", reachable.member());
                host(reachable.member()).markReachable();
            }
            case ClusterEvent.MemberDowned downed -> {
                log("member-down", downed.member());
                metrics.countDowned();
                shardLocations.markGone(address(downed.member()), stableAfter.plus(PROPAGATION));
            }
            case ClusterEvent.MemberExited exited -> shardLocations.forget(host(exited.member()));
            case ClusterEvent.MemberRemoved removed -> removed(removed);
            default -> {}
        }
    }

    private void removed(ClusterEvent.MemberRemoved removed) {
        log("member-removed", removed.member());
        var host = host(removed.member());
        if (removed.previousStatus().equals(MemberStatus.down())) {
            forgetOnceRegionsKnow(host);
        } else {
            shardLocations.forget(host);
        }
    }

    /** Forgets the host once the shard regions know of its end; until then they may send messages to it. */
    @SuppressWarnings("FutureReturnValueIgnored") // the host is forgotten even if this fails
    private void forgetOnceRegionsKnow(Host host) {
        RegionBacklog.handled(context.getSystem()).whenComplete((done, failed) -> shardLocations.forget(host));
    }

    private Host host(Member member) {
        return shardLocations.host(address(member));
    }

    private static String address(Member member) {
        return member.address().toString();
    }

    private void log(String event, Member member) {
        LOG.info(
                "event={} member={} status={} roles={} members={}",
                event,
                member.address(),
                member.status(),
                Set.copyOf(member.getRoles()),
                cluster.state().members().size());
    }
}
