package dev.stagedoor.system.routing;

import dev.stagedoor.system.wire.InboundAsks;
import dev.stagedoor.system.wire.Withdrawal;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/** Withdraws asks from other processes. An actor that has not begun a withdrawn message never will. */
final class Withdrawals {

    private final ActorSystem<?> system;
    private final Cluster cluster;

    Withdrawals(ActorSystem<?> system) {
        this.system = system;
        this.cluster = Cluster.get(system);
    }

    /** Sends the withdrawal to where the ask went; to all other members if the ask may have been passed on. */
    void send(RoutedAsk ask) {
        var link = ask.link();
        if (link == null) {
            sendToMembers(ask);
        } else {
            link.withdraw(ask);
        }
    }

    private void sendToMembers(RoutedAsk ask) {
        var withdrawal = new Withdrawal(ask.replyTo());
        for (Member member : cluster.state().getMembers()) {
            if (!member.address().equals(cluster.selfMember().address())) {
                Adapter.toClassic(system)
                        .actorSelection(member.address() + "/system/" + InboundAsks.NAME)
                        .tell(withdrawal, ActorRef.noSender());
            }
        }
    }
}
