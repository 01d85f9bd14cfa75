package dev.stagedoor.system.cluster;

import dev.stagedoor.system.ClusterProperties.Role;
import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.cluster.DiscoveredMembers.Sight;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.typed.Cluster;

/** What keeps a member from being asked, in words for whoever configures it. */
final class Obstacle {

    private Obstacle() {}

    /** What is known of it, now. */
    static Optional<String> between(ActorSystem<?> system, SystemProperties properties) {
        var cluster = Cluster.get(system);
        if (cluster.state().members().isEmpty()) {
            return Optional.of(DiscoveredMembers.of(Adapter.toClassic(system))
                    .last()
                    .filter(sight -> sight.found() > 0)
                    .map(sight -> outside(sight, properties))
                    .orElseGet(() -> "stagedoor.system.cluster.discovery=%s has not told of any members of '%s'"
                            .formatted(properties.cluster().discovery(), ClusterSettings.service(properties))));
        }
        boolean worked = cluster.state().getAllRoles().contains(Role.WORKER.word());
        return worked ? Optional.empty() : Optional.of("no member of the cluster has the role worker");
    }

    private static String outside(Sight sight, SystemProperties properties) {
        if (!sight.hosts().isEmpty()) {
            return "the members at %s did not let this one in, for a reason that their logs tell as event=member-refused"
                    .formatted(String.join(", ", sight.hosts()));
        }
        if (!sight.others().isEmpty()) {
            return "the members found are of the cluster %s, and not of stagedoor.system.name=%s"
                    .formatted(String.join(", ", sight.others()), properties.name());
        }
        if (sight.answered() >= properties.cluster().contactPoints()) {
            return "a cluster is founded when all members have answered that stagedoor.system.cluster.discovery=%s tells of, and %d of %d have"
                    .formatted(properties.cluster().discovery(), sight.answered(), sight.found());
        }
        return "of the members that stagedoor.system.cluster.contact-points=%d asks for, %d answered, of %d found by stagedoor.system.cluster.discovery=%s"
                .formatted(
                        properties.cluster().contactPoints(),
                        sight.answered(),
                        sight.found(),
                        properties.cluster().discovery());
    }
}
