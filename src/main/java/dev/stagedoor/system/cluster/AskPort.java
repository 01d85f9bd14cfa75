package dev.stagedoor.system.cluster;

import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Port at which a member takes frames. It is one of the member's roles, which all members know before they know anything
 * else of it; members of versions that take no frames have no such role.
 */
final class AskPort {

    private static final String ROLE = "ask-port-";
    private static final Set<MemberStatus> STAYING =
            Set.of(MemberStatus.joining(), MemberStatus.weaklyUp(), MemberStatus.up());

    private AskPort() {}

    /** Returns the role that names the port. */
    static String role(int port) {
        return ROLE + port;
    }

    /** Returns the port of the member at the address; empty if it has begun to leave, or if it takes no frames. */
    static OptionalInt of(String address, ActorSystem<?> system) {
        return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
                .filter(member -> member.address().toString().equals(address) && STAYING.contains(member.status()))
                .map(AskPort::of)
                .findFirst()
                .orElseGet(OptionalInt::empty);
    }

    private static OptionalInt of(Member member) {
        return member.getRoles().stream()
                .filter(role -> role.startsWith(ROLE))
                .mapToInt(role -> Integer.parseInt(role.substring(ROLE.length())))
                .findFirst();
    }
}
