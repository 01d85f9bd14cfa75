package dev.stagedoor.system.cluster;

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

/** Whom this member met when it looked for others, or was looked for, and whom it refused; may be used by all threads. */
final class DiscoveredMembers implements Extension {

    private static final Logger LOG = LoggerFactory.getLogger(DiscoveredMembers.class);
    private static final Id ID = new Id();

    /** Whoever comes with ever new names is no reason to run out of memory. */
    private static final int MOST_REFUSED = 1_000;

    private final Set<String> refused =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_REFUSED;
                }
            }));

    private volatile Optional<Sight> last = Optional.empty();

    /**
     * What was seen when discovery was last asked.
     *
     * @param found how many hosts it knows
     * @param answered how many of them have answered, and are of this cluster
     * @param hosts those in the cluster that this member asked to let it in
     * @param others the names of other clusters whose members have answered
     */
    record Sight(int found, int answered, Set<String> hosts, Set<String> others) {

        /** Copies the values, in an order that is the same each time they are shown. */
        Sight {
            hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
            others = Collections.unmodifiableSet(new TreeSet<>(others));
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

    /** Logs that a member is refused, once. */
    void refuse(String member, String reason) {
        if (refused.add(member + ' ' + reason)) {
            LOG.warn("event=member-refused member={} reason=\"{}\"", member, reason);
        }
    }

    void see(Sight sight) {
        last = Optional.of(sight);
    }

    /** What was seen last; empty if discovery has not told of anybody. */
    Optional<Sight> last() {
        return last;
    }
}
