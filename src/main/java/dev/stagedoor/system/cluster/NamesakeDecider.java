package dev.stagedoor.system.cluster;

import dev.stagedoor.system.HostAndPort;
import dev.stagedoor.system.cluster.DiscoveredMembers.Sight;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Address;
import org.apache.pekko.discovery.ServiceDiscovery.ResolvedTarget;
import org.apache.pekko.management.cluster.bootstrap.ClusterBootstrapSettings;
import org.apache.pekko.management.cluster.bootstrap.JoinDecider;
import org.apache.pekko.management.cluster.bootstrap.JoinDecision;
import org.apache.pekko.management.cluster.bootstrap.LowestAddressJoinDecider;
import org.apache.pekko.management.cluster.bootstrap.SeedNodesInformation;
import org.apache.pekko.management.cluster.bootstrap.SeedNodesObservation;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Join decider that joins or forms a cluster by Pekko's rules, but ignores members of another system name: it neither
 * joins nor counts them. Pekko creates it by its class name.
 */
final class NamesakeDecider implements JoinDecider {

    private final JoinDecider decider;
    private final String name;
    private final DiscoveredMembers discovered;
    private final int fallbackPort;

    NamesakeDecider(ActorSystem system, ClusterBootstrapSettings settings) {
        this.decider = new LowestAddressJoinDecider(system, settings);
        this.name = system.name();
        this.discovered = DiscoveredMembers.of(system);
        this.fallbackPort = settings.contactPoint().fallbackPort();
    }

    @Override
    public Future<JoinDecision> decide(SeedNodesInformation all) {
        var answers = all.getSeedNodesObservations();
        Predicate<SeedNodesObservation> isNamesake =
                answer -> answer.sourceAddress().system().equals(name);
        var namesakes = answers.stream().filter(isNamesake).collect(Collectors.toSet());
        var strangers = answers.stream().filter(isNamesake.negate()).collect(Collectors.toSet());
        strangers.forEach(this::refuse);
        Set<ResolvedTarget> contacts = all.getContactPoints().stream()
                .filter(contact -> strangers.stream()
                        .noneMatch(stranger -> stranger.contactPoint().equals(contact)))
                .collect(Collectors.toSet());
        discovered.update(new Sight(
                all.getContactPoints().size(),
                namesakes.size(),
                hosts(namesakes),
                strangers.stream()
                        .map(stranger -> stranger.sourceAddress().system())
                        .collect(Collectors.toSet()),
                silent(all)));
        return decider.decide(new SeedNodesInformation(
                all.currentTime(), all.contactPointsChangedAt(), immutable(contacts), immutable(namesakes)));
    }

    private Set<HostAndPort> silent(SeedNodesInformation all) {
        return all.getContactPoints().stream()
                .filter(contact -> all.getSeedNodesObservations().stream()
                        .noneMatch(answer -> answer.contactPoint().equals(contact)))
                .map(contact -> new HostAndPort(contact.host(), OptionalInt.of(port(contact))))
                .collect(Collectors.toSet());
    }

    private int port(ResolvedTarget contact) {
        return contact.getPort().map(Integer.class::cast).orElse(fallbackPort);
    }

    private void refuse(SeedNodesObservation stranger) {
        discovered.refuse(
                host(stranger.sourceAddress()),
                "its cluster is '%s', and not '%s'"
                        .formatted(stranger.sourceAddress().system(), name));
    }

    private static Set<String> hosts(Set<SeedNodesObservation> answers) {
        return answers.stream()
                .flatMap(answer -> answer.getSeedNodes().stream())
                .map(NamesakeDecider::host)
                .collect(Collectors.toSet());
    }

    private static String host(Address address) {
        return address.getHost().orElseThrow();
    }

    private static <T> scala.collection.immutable.Set<T> immutable(Set<T> values) {
        return CollectionConverters.asScala(values).toSet();
    }
}
