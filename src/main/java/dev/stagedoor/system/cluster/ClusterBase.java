package dev.stagedoor.system.cluster;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.system.ClusterProperties;
import dev.stagedoor.system.SystemBase;
import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.Transport;
import dev.stagedoor.system.frame.Endpoint;
import dev.stagedoor.system.frame.FrameServer;
import dev.stagedoor.system.frame.HostLinks;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.frame.Tls;
import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.routing.HostLocator;
import dev.stagedoor.system.routing.ShardLocations;
import dev.stagedoor.system.wire.ProtocolCodec;
import dev.stagedoor.system.wire.WireSerializer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap;
import org.apache.pekko.management.javadsl.PekkoManagement;
import org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** System base that makes this process a member of a Pekko cluster; members with the role worker host the actors. */
final class ClusterBase implements SystemBase {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterBase.class);
    private static final String WORKER = ClusterProperties.Role.WORKER.word();

    /** Longer than all phases together that Pekko runs to leave a cluster. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final SystemProperties properties;
    private final LocalActors actors;
    private final MemberMetrics metrics;
    private final ShardLocations shardLocations = ShardLocations.learned();
    private @Nullable ActorSystem<Void> system;
    private @Nullable Tls tls;
    private @Nullable TlsContacts contacts;
    private @Nullable FrameServer frameServer;

    ClusterBase(SystemProperties properties, LocalActors actors, MemberMetrics metrics) {
        this.properties = properties;
        this.actors = actors;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public Plan plan(Protocols protocols, @Nullable Journal journal) {
        if (journal != null && journal.isEmbedded()) {
            throw new SystemStartException("stagedoor.system.base=cluster needs a database that all members reach,"
                    + " such as PostgreSQL, but spring.datasource.url names a file of this machine");
        }
        DiscoveryMethod.require(properties.cluster().discovery());
        FreePort.require(properties.cluster());
        return new Plan(properties.name(), "cluster.conf", ClusterSettings.of(properties));
    }

    @Override
    public HostLocator hostLocator() {
        return shardLocations;
    }

    @Override
    public boolean hosts() {
        return properties.cluster().has(ClusterProperties.Role.WORKER);
    }

    @Override
    public boolean sharesActors() {
        return true;
    }

    @Override
    public void join(ActorSystem<Void> created, ProtocolCodec codec) {
        system = created;
        metrics.observe(Cluster.get(created));
        shardLocations.setSelfAddress(
                Cluster.get(created).selfMember().address().toString());
        created.systemActorOf(
                ShardLocationAnnouncer.create(shardLocations, actors), ShardLocationAnnouncer.NAME, Props.empty());
        created.systemActorOf(
                MemberObserver.create(shardLocations, properties.cluster().stableAfter(), metrics),
                "member-observer",
                Props.empty());
        openManagementPort(Adapter.toClassic(created));
        if (hosts()) {
            frameServer = listen(created, codec);
        }
        try {
            ClusterBootstrap.get(created).start();
        } catch (Exception e) { // Scala code throws checked exceptions without declaring them
            closeFrameServer();
            throw new SystemStartException("stagedoor.system.cluster.discovery=%s cannot be used: %s"
                    .formatted(properties.cluster().discovery(), NestedExceptionUtils.getMostSpecificCause(e)));
        }
    }

    private void openManagementPort(org.apache.pekko.actor.ActorSystem created) {
        try {
            (properties.transport() == Transport.TLS_TCP
                            ? secure(created).open()
                            : PekkoManagement.get(created).start())
                    .toCompletableFuture()
                    .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw FreePort.managementTaken(properties.cluster(), e);
        }
    }

    /** Makes all ports trust what the transport trusts. */
    private TlsManagementPort secure(org.apache.pekko.actor.ActorSystem created) {
        new CertificateWatch(properties.cluster().tls()).schedule(Adapter.toTyped(created));
        var engines = new RotatingKeysSSLEngineProvider(created);
        tls = new Tls(engines);
        contacts = new TlsContacts(created, engines);
        contacts.secure(properties.cluster());
        return new TlsManagementPort(created, engines);
    }

    private FrameServer listen(ActorSystem<Void> created, ProtocolCodec codec) {
        var cluster = properties.cluster();
        try {
            return new FrameServer(
                    new Endpoint.Remote(ClusterSettings.host(cluster), cluster.askPort(), tls),
                    WireSerializer.largestFrame(created.settings().config()),
                    created,
                    codec);
        } catch (UncheckedIOException e) {
            throw FreePort.askTaken(cluster, e);
        }
    }

    @Override
    public Links links(ActorSystem<?> joined) {
        return new HostLinks(
                address -> endpoint(address, joined),
                WireSerializer.largestFrame(joined.settings().config()),
                member -> {});
    }

    private Optional<Endpoint> endpoint(String address, ActorSystem<?> joined) {
        var host = AddressFromURIString.parse(address).getHost();
        var port = AskPort.of(address, joined);
        return host.isPresent() && port.isPresent()
                ? Optional.of(new Endpoint.Remote(host.get(), port.getAsInt(), tls))
                : Optional.empty();
    }

    @Override
    public Optional<String> obstacle(ActorSystem<?> waiting) {
        return Obstacle.find(waiting, properties, contacts);
    }

    /** Places the shards on workers; on other members, Pekko starts a proxy to them. */
    @Override
    public <M, E> Entity<M, E> placed(Entity<M, E> entity) {
        return entity.withRole(WORKER);
    }

    @Override
    public Standing standing(ActorSystem<?> running) {
        var state = Cluster.get(running).state();
        int members = state.members().size();
        int unreachable = state.unreachable().size();
        return new Standing(
                2 * unreachable <= members,
                Map.of(
                        "members",
                        members,
                        "unreachable",
                        unreachable,
                        "roles",
                        properties.cluster().roles()));
    }

    /** Hands over the shards and leaves the cluster, so that the other members are certain of the end of this one. */
    @Override
    public void stop() {
        if (system == null) {
            return;
        }
        long begun = System.nanoTime();
        if (frameServer != null) {
            frameServer.leave();
        }
        CoordinatedShutdown.get(system)
                .runAll(CoordinatedShutdown.clusterLeavingReason())
                .toCompletableFuture()
                .completeOnTimeout(null, TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
        closeFrameServer();
        LOG.info("event=cluster-left millis={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private void closeFrameServer() {
        if (frameServer != null) {
            frameServer.close();
        }
    }
}
