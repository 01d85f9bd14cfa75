package dev.stagedoor.system.frame;

import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import org.apache.pekko.remote.artery.tcp.SSLEngineProvider;

/** TLS by the engines of Pekko's transport, so that frames trust the processes that the transport trusts. */
public final class Tls {

    private final SSLEngineProvider engines;

    public Tls(SSLEngineProvider engines) {
        this.engines = engines;
    }

    /**
     * Returns the handlers of a connection that this process makes.
     *
     * @throws RuntimeException if the certificates cannot be read
     */
    List<ChannelHandler> client(String host, int port) {
        return List.of(
                new SslHandler(engines.createClientSSLEngine(host, port)),
                new PeerCheck(session -> engines.verifyClientSession(host, session)));
    }

    /**
     * Returns the handlers of a connection that this process accepts.
     *
     * @throws RuntimeException if the certificates cannot be read
     */
    List<ChannelHandler> server(String host, int port) {
        return List.of(
                new SslHandler(engines.createServerSSLEngine(host, port)),
                new PeerCheck(session -> engines.verifyServerSession(host, session)));
    }
}
