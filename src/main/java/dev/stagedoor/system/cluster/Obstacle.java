package dev.stagedoor.system.cluster;

import dev.stagedoor.system.ClusterProperties.Role;
import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.cluster.DiscoveredMembers.Sight;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;

/** Explains to the operator why a member is not ready yet. */
final class Obstacle {

    private Obstacle() {}

    /** Returns the reason in a sentence, as far as it is known now; empty if it is not known. */
    static Optional<String> find(ActorSystem<?> system, SystemProperties properties, @Nullable TlsContacts contacts) {
        var cluster = Cluster.get(system);
        if (cluster.state().members().isEmpty()) {
            return Optional.of(DiscoveredMembers.of(Adapter.toClassic(system))
                    .last()
                    .filter(sight -> sight.found() > 0)
                    .map(sight -> notJoined(sight, properties, contacts))
                    .orElseGet(() -> "stagedoor.system.cluster.discovery=%s has found no members of '%s'"
                            .formatted(properties.cluster().discovery(), ClusterSettings.service(properties))));
        }
        boolean hasWorker = cluster.state().getAllRoles().contains(Role.WORKER.word());
        return hasWorker ? Optional.empty() : Optional.of("no member of the cluster has the role worker");
    }

    private static String notJoined(Sight sight, SystemProperties properties, @Nullable TlsContacts contacts) {
        if (!sight.hosts().isEmpty()) {
            return "the members at %s refused this one; their logs give the reason as event=member-refused"
                    .formatted(String.join(", ", sight.hosts()));
        }
        if (!sight.others().isEmpty()) {
            return "the members found belong to the cluster %s, not to stagedoor.system.name=%s"
                    .formatted(String.join(", ", sight.others()), properties.name());
        }
        var refused = contacts == null ? Set.<String>of() : contacts.refused(sight.silent());
        if (!refused.isEmpty()) {
            return "this one refused the members at %s; its log gives the reason as event=member-refused"
                    .formatted(String.join(", ", refused));
        }
        if (sight.answered() >= properties.cluster().contactPoints()) {
            return "a cluster forms once all members that stagedoor.system.cluster.discovery=%s finds have answered, but %s of %s have"
                    .formatted(properties.cluster().discovery(), sight.answered(), sight.found());
        }
        return "%s of %s members found by stagedoor.system.cluster.discovery=%s answered, fewer than stagedoor.system.cluster.contact-points=%s; one that runs and refuses this one logs why as event=member-refused"
                .formatted(
                        sight.answered(),
                        sight.found(),
                        properties.cluster().discovery(),
                        properties.cluster().contactPoints());
    }
}
