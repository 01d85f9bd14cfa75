package dev.stagedoor.http.direct;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Route of the server to direct asks. It serves nothing where the application has filters or observations of its own,
 * nor on the port of the actuator.
 */
public final class DirectAskRoute {

    private final ObjectProvider<DirectAsks> directAsks;
    private final ApplicationContext context;
    private volatile @Nullable State state;

    /**
     * What is known after the first request.
     *
     * @param asks answers direct asks; null if they go to Spring
     * @param port the port of the service
     */
    private record State(@Nullable DirectAsks asks, int port) {}

    public DirectAskRoute(ObjectProvider<DirectAsks> directAsks, ApplicationContext context) {
        this.directAsks = directAsks;
        this.context = context;
    }

    public boolean serves(HttpServerRequest request) {
        var known = state();
        return known.asks() != null
                && request.connectionHostAddress() instanceof InetSocketAddress server
                && server.getPort() == known.port()
                && known.asks().serves(request);
    }

    public Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        var asks = state().asks();
        if (asks == null) {
            throw new IllegalStateException("direct asks are not served");
        }
        return asks.handle(request, response);
    }

    private State state() {
        var known = state;
        if (known == null) {
            int port = context.getEnvironment().getProperty("local.server.port", Integer.class, -1);
            known = new State(DirectAskConditions.hold(context) ? directAsks.getObject() : null, port);
            state = known;
        }
        return known;
    }
}
