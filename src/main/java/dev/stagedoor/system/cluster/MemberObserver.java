package dev.stagedoor.system.cluster;

import dev.stagedoor.system.Host;
import dev.stagedoor.system.RegionBacklog;
import dev.stagedoor.system.ShardHomes;
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
 * Follows what becomes of the other members, so that nothing is sent to those who are not heard of. One that is down is gone;
 * one that left in good order has handed its shards over, and whatever is learned of them is out of date.
 */
final class MemberObserver {

    private static final Logger LOG = LoggerFactory.getLogger(MemberObserver.class);

    /** What news takes to travel between members. */
    private static final Duration NEWS = Duration.ofSeconds(2);

    private final ActorContext<ClusterEvent.ClusterDomainEvent> context;
    private final Cluster cluster;
    private final ShardHomes shardHomes;
    private final Duration stableAfter;

    private MemberObserver(
            ActorContext<ClusterEvent.ClusterDomainEvent> context, ShardHomes shardHomes, Duration stableAfter) {
        this.context = context;
        this.cluster = Cluster.get(context.getSystem());
        this.shardHomes = shardHomes;
        this.stableAfter = stableAfter;
    }

    /**
     * Follows the others.
     *
     * @param stableAfter how long members are out of sight before they are declared down, and as long again before their
     *     actors are started elsewhere
     */
    static Behavior<ClusterEvent.ClusterDomainEvent> watching(ShardHomes shardHomes, Duration stableAfter) {
        return Behaviors.setup(context -> {
            var memberObserver = new MemberObserver(context, shardHomes, stableAfter);
            ActorRef<ClusterEvent.ClusterDomainEvent> self = context.getSelf();
            memberObserver.cluster.subscriptions().tell(Subscribe.create(self, ClusterEvent.ClusterDomainEvent.class));
            return Behaviors.receiveMessage(event -> {
                memberObserver.follow(event);
                return Behaviors.same();
            });
        });
    }

    private void follow(ClusterEvent.ClusterDomainEvent event) {
        switch (event) {
            case ClusterEvent.MemberUp up -> log("member-up", up.member());
            case ClusterEvent.UnreachableMember unreachable -> {
                log("member-unreachable", unreachable.member());
                host(unreachable.member())
                        .fallSilent(stableAfter.multipliedBy(2).plus(NEWS));
            }
            case ClusterEvent.ReachableMember reachable -> {
                log("member-reachable", reachable.member());
                host(reachable.member()).speak();
            }
            case ClusterEvent.MemberDowned downed -> {
                log("member-down", downed.member());
                shardHomes.leave(address(downed.member()), stableAfter.plus(NEWS));
            }
            case ClusterEvent.MemberExited exited -> shardHomes.forget(host(exited.member()));
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
            shardHomes.forget(host);
        }
    }

    /** What comes to a region later than the news that a member has gone is not sent there. */
    @SuppressWarnings("FutureReturnValueIgnored") // whatever comes of it, the member has gone
    private void forgetOnceRegionsKnow(Host host) {
        RegionBacklog.handled(context.getSystem()).whenComplete((done, failed) -> shardHomes.forget(host));
    }

    private Host host(Member member) {
        return shardHomes.host(address(member));
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
