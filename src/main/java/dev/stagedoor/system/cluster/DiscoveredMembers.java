package dev.stagedoor.system.cluster;

import dev.stagedoor.system.HostAndPort;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Result of the last discovery, and the members that this one has refused. Safe for use by any thread. */
final class DiscoveredMembers implements Extension {

    private static final Logger LOG = LoggerFactory.getLogger(DiscoveredMembers.class);
    private static final Id ID = new Id();

    /** Bounds the memory that members with ever new names can take. */
    private static final int MAX_REFUSED = 1_000;

    private final Set<String> refused =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MAX_REFUSED;
                }
            }));

    private volatile Optional<Sight> last = Optional.empty();

    /**
     * Result of one discovery.
     *
     * @param found how many contact points discovery found
     * @param answered how many of them answered and have the name of this cluster
     * @param hosts the hosts of the cluster that this member asks to join, as those that answered name them
     * @param others the names of other clusters whose members answered
     * @param silent the contact points that did not answer
     */
    record Sight(int found, int answered, Set<String> hosts, Set<String> others, Set<HostAndPort> silent) {

        /** Copies the values in sorted order, so that messages list them in the same order each time. */
        Sight {
            hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
            others = Collections.unmodifiableSet(new TreeSet<>(others));
            silent = Set.copyOf(silent);
        }
    }

    private static final class Id extends AbstractExtensionId<DiscoveredMembers> {
        @Override
        public DiscoveredMembers createExtension(ExtendedActorSystem system) {
            return new DiscoveredMembers();
        }
    }

    static DiscoveredMembers of(ActorSystem system) {
        return ID.get(system);
    }

    /** Logs that a member is refused, once for each reason. */
    void refuse(String member, String reason) {
        if (refused.add(member + ' ' + reason)) {
            LOG.warn("event=member-refused member={} reason=\"{}\"", member, reason);
        }
    }

    void update(Sight sight) {
        last = Optional.of(sight);
    }

    /** Returns the last result; empty before the first. */
    Optional<Sight> last() {
        return last;
    }
}
