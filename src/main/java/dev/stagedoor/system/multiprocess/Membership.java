package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.routing.Host;
import dev.stagedoor.system.routing.ShardLocations;
import dev.stagedoor.system.shard.RegionBacklog;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Subscribe;
import org.apache.pekko.remote.artery.QuarantinedEvent;

/**
 * Downs the members whose processes have ended, which the gateway knows for certain as their parent, and reports
 * members that the cluster finds unreachable. No other process decides that a member is down.
 */
final class Membership {

    /** Lets a gateway that was paused itself process the heartbeats that came meanwhile. */
    private static final Duration CONFIRMATION = Duration.ofSeconds(1);

    /** Messages to this actor. */
    sealed interface Message {}

    /** The process of the member at the address has ended. */
    record Ended(String address, Host host) implements Message {}

    private record Changed(ClusterEvent.ClusterDomainEvent event) implements Message {}

    private record StillUnreachable(Member member) implements Message {}

    private record HostTerminated(Host host) implements Message {}

    private final ActorContext<Message> context;
    private final ActorSystem<?> system;
    private final Cluster cluster;
    private final TimerScheduler<Message> timers;
    private final ShardLocations shardLocations;
    private final Consumer<String> onUnreachable;
    private final Set<String> endedEarly = new HashSet<>();

    private Membership(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            ShardLocations shardLocations,
            Consumer<String> onUnreachable) {
        this.context = context;
        this.system = context.getSystem();
        this.cluster = Cluster.get(system);
        this.timers = timers;
        this.shardLocations = shardLocations;
        this.onUnreachable = onUnreachable;
        ActorRef<ClusterEvent.ClusterDomainEvent> events =
                context.messageAdapter(ClusterEvent.ClusterDomainEvent.class, Changed::new);
        cluster.subscriptions().tell(Subscribe.create(events, ClusterEvent.ClusterDomainEvent.class));
    }

    /**
     * Creates the behavior.
     *
     * @param onUnreachable receives the address of a member that stays unreachable
     */
    static Behavior<Message> create(ShardLocations shardLocations, Consumer<String> onUnreachable) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new Membership(context, timers, shardLocations, onUnreachable).behavior()));
    }

    private Behavior<Message> behavior() {
        return Behaviors.receive(Message.class)
                .onMessage(Ended.class, ended -> {
                    ended(ended);
                    return Behaviors.same();
                })
                .onMessage(Changed.class, changed -> {
                    changed(changed.event());
                    return Behaviors.same();
                })
                .onMessage(HostTerminated.class, terminated -> {
                    terminated(terminated.host());
                    return Behaviors.same();
                })
                .onMessage(StillUnreachable.class, unreachable -> {
                    if (cluster.state().getUnreachable().contains(unreachable.member())) {
                        onUnreachable.accept(unreachable.member().address().toString());
                    }
                    return Behaviors.same();
                })
                .build();
    }

    private void ended(Ended ended) {
        boolean known = false;
        for (Member member : cluster.state().getMembers()) {
            if (member.address().toString().equals(ended.address())) {
                remove(member);
                known = true;
            }
        }
        if (!known) {
            endedEarly.add(ended.address());
            shardLocations.forget(ended.host());
        }
    }

    /**
     * Quarantines and downs the member. Pekko removes a downed member only when it is unreachable, which it would need
     * seconds to detect by itself.
     */
    private void remove(Member member) {
        UniqueAddress node = member.uniqueAddress();
        system.eventStream()
                .tell(new EventStream.Publish<>(new QuarantinedEvent(
                        new org.apache.pekko.remote.UniqueAddress(node.address(), node.longUid()))));
        cluster.manager().tell(new Down(member.address()));
    }

    private void changed(ClusterEvent.ClusterDomainEvent event) {
        switch (event) {
            case ClusterEvent.UnreachableMember unreachable -> {
                if (!shardLocations.isGone(unreachable.member().address().toString())) {
                    timers.startSingleTimer(
                            unreachable.member().address(), new StillUnreachable(unreachable.member()), CONFIRMATION);
                }
            }
            // The process may have ended while its member was joining.
            case ClusterEvent.MemberJoined joined
            when endedEarly.remove(joined.member().address().toString()) -> remove(joined.member());
            case ClusterEvent.MemberUp up -> {
                watch(up.member().address().toString());
            }
            default -> {}
        }
    }

    /** Watches the member as the shard regions do, so that both learn of its end at the same time. */
    private void watch(String address) {
        if (!address.equals(cluster.selfMember().address().toString())) {
            ActorRef<Object> there = ActorRefResolver.get(system).resolveActorRef(address + "/system/cluster");
            context.watchWith(there, new HostTerminated(shardLocations.host(address)));
        }
    }

    /** Forgets the host once the shard regions know of its end; until then they may send messages to it. */
    @SuppressWarnings("FutureReturnValueIgnored") // the host is forgotten even if this fails
    private void terminated(Host host) {
        RegionBacklog.handled(system).whenComplete((done, failed) -> shardLocations.forget(host));
    }
}
