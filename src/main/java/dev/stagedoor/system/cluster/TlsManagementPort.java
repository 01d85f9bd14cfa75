package dev.stagedoor.system.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.management.javadsl.PekkoManagement;
import org.apache.pekko.remote.artery.tcp.SSLEngineProvider;
import org.apache.pekko.stream.TLSClosing;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.TLS;
import org.apache.pekko.stream.javadsl.Tcp;

/**
 * Management port that answers only members whose certificate the transport would accept. It is assembled as Pekko's
 * own, which does not tell whose handshake failed, and why.
 */
final class TlsManagementPort {

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private final ActorSystem system;
    private final SSLEngineProvider engines;
    private final ServerSettings settings;
    private final Flow<HttpRequest, HttpResponse, ?> routes;

    TlsManagementPort(ActorSystem system, SSLEngineProvider engines) {
        this.system = system;
        this.engines = engines;
        this.settings = ServerSettings.create(system).withRemoteAddressAttribute(true);
        // The context is for the scheme of the port, by which this member also asks the others.
        this.routes = PekkoManagement.get(system)
                .getRoutes(port -> port.withHttpsConnectionContext(
                        ConnectionContext.httpsServer(() -> engines.createServerSSLEngine("", 0))))
                .flow(system);
    }

    /** Listens; the stage completes once others can connect. */
    CompletionStage<?> open() {
        var port = PekkoManagement.get(system).settings();
        return Tcp.get(system)
                .bind(
                        port.getHttpEffectiveBindHostname(),
                        port.getHttpEffectiveBindPort(),
                        settings.getBacklog(),
                        settings.getSocketOptions(),
                        false,
                        Optional.of(IDLE_TIMEOUT))
                .mapAsyncUnordered(settings.getMaxConnections(), this::serve)
                .to(Sink.ignore())
                .run(system);
    }

    private CompletionStage<Done> serve(Tcp.IncomingConnection connection) {
        var remote = connection.remoteAddress();
        var host = remote.getAddress().getHostAddress();
        Supplier<SSLEngine> engine = () -> engines.createServerSSLEngine(host, remote.getPort());
        var secured = TLS.create(engine, session -> verify(host, session), TLSClosing.eagerClose())
                .join(connection.flow())
                .watchTermination(Keep.right());
        return Http.get(system)
                .serverLayer(settings, Optional.of(remote))
                .join(secured, Keep.right())
                .joinMat(routes, Keep.left())
                .run(system)
                .exceptionally(failure -> refuse(host, failure));
    }

    private void verify(String host, SSLSession session) {
        HandshakeFailure.require(engines.verifyServerSession(host, session));
    }

    private Done refuse(String host, Throwable failure) {
        HandshakeFailure.reason(failure)
                .ifPresent(reason -> DiscoveredMembers.of(system).refuse(host, reason));
        return Done.getInstance();
    }
}
