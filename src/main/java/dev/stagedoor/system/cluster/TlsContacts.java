package dev.stagedoor.system.cluster;

import dev.stagedoor.system.ClusterProperties;
import dev.stagedoor.system.HostAndPort;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.remote.artery.tcp.SSLEngineProvider;
import org.apache.pekko.stream.TLSClosing;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.TLS;
import org.apache.pekko.stream.javadsl.Tcp;

/** TLS of this member as a client of the management ports of others. */
final class TlsContacts {

    /** Members that can be reached finish a handshake much sooner. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ActorSystem system;
    private final SSLEngineProvider engines;

    TlsContacts(ActorSystem system, SSLEngineProvider engines) {
        this.system = system;
        this.engines = engines;
    }

    /**
     * Makes Pekko ask members by their own certificates. Its bootstrap has no setting for that, so the port tells members
     * from other servers, such as those that an application asks.
     */
    void secure(ClusterProperties cluster) {
        var ports = Stream.concat(
                        Stream.of(cluster.managementPort()),
                        cluster.hosts().stream()
                                .map(HostAndPort::of)
                                .flatMap(host -> host.port().stream().boxed()))
                .collect(Collectors.toSet());
        Http.get(system)
                .setDefaultClientHttpsContext(ConnectionContext.httpsClient((host, port) ->
                        ports.contains(port) ? engines.createClientSSLEngine(host, port) : ordinary(host, port)));
    }

    /** Returns the engine that Pekko makes by default. */
    private static SSLEngine ordinary(String host, int port) {
        try {
            var engine = SSLContext.getDefault().createSSLEngine(host, port);
            var parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            engine.setUseClientMode(true);
            return engine;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tries a handshake with each member; returns the hosts of those that this one refuses, and logs why. */
    Set<String> refused(Set<HostAndPort> members) {
        var handshakes = members.stream().map(this::refuses).toList();
        return handshakes.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private CompletableFuture<Optional<String>> refuses(HostAndPort member) {
        var host = member.host();
        int port = member.port().orElseThrow();
        Supplier<SSLEngine> engine = () -> engines.createClientSSLEngine(host, port);
        var secured = TLS.create(engine, session -> verify(host, session), TLSClosing.eagerClose())
                .join(Tcp.get(system).outgoingConnection(host, port));
        return Source.<SslTlsOutbound>maybe()
                .via(secured)
                .idleTimeout(TIMEOUT)
                .runWith(Sink.ignore(), system)
                .handle((done, failure) -> Optional.ofNullable(failure)
                        .flatMap(HandshakeFailure::reason)
                        .map(reason -> {
                            DiscoveredMembers.of(system).refuse(host, reason);
                            return host;
                        }))
                .toCompletableFuture();
    }

    private void verify(String host, SSLSession session) {
        HandshakeFailure.require(engines.verifyClientSession(host, session));
    }
}
