package dev.stagedoor.http.request;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Identifies the caller of a request: by the principal if the application authenticates callers, else by the address.
 * If a proxy forwarded the request, its forwarded headers name the address; if they are not trusted, the address is
 * unknown.
 */
public final class Callers {

    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

    private static final Mono<Principal> NO_PRINCIPAL = Mono.empty();

    /** The owner of an IPv6 network can choose the remaining bytes of its addresses. */
    private static final int NETWORK_BYTES = 8;

    private final boolean trustsForwardedHeaders;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Creates the identification for a server.
     *
     * @param trustsForwardedHeaders whether the server takes addresses from forwarded headers
     */
    public Callers(boolean trustsForwardedHeaders) {
        this.trustsForwardedHeaders = trustsForwardedHeaders;
    }

    /** Passes the caller to the function; synchronously if the application does not authenticate callers. */
    public <T> Mono<T> identify(ServerWebExchange exchange, Function<Caller, Mono<T>> then) {
        var principal = exchange.getPrincipal();
        var request = exchange.getRequest();
        var headers = request.getHeaders();
        boolean forwarded = headers.containsHeader("Forwarded") || headers.containsHeader("X-Forwarded-For");
        var peer = text(request.getRemoteAddress());
        var address = address(forwarded, peer);
        return principal.equals(NO_PRINCIPAL)
                ? then.apply(new Caller(null, address, peer))
                : principal
                        .map(caller -> new Caller(caller, address, peer))
                        .defaultIfEmpty(new Caller(null, address, peer))
                        .flatMap(then);
    }

    /**
     * Identifies a caller whose request no proxy forwarded.
     *
     * @param principal the authenticated caller; null if nobody authenticated it
     */
    public Caller identify(@Nullable Principal principal, @Nullable InetSocketAddress remote) {
        var peer = text(remote);
        return new Caller(principal, peer, peer);
    }

    /**
     * Returns the address that identifies the caller.
     *
     * @param forwarded whether a proxy says that it forwarded the request
     * @param remote the address that the request comes from, as the server sees it
     */
    private @Nullable String address(boolean forwarded, @Nullable String remote) {
        if (forwarded && !trustsForwardedHeaders) {
            warn();
            return null;
        }
        return remote;
    }

    private static @Nullable String text(@Nullable InetSocketAddress remote) {
        return remote == null || remote.getAddress() == null ? null : text(remote.getAddress());
    }

    private void warn() {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "event=callers-unknown reason=\"requests come through a proxy whose forwarded headers are not trusted, so its callers cannot be told apart and share one part of each bulkhead; set server.forward-headers-strategy if you trust it\"");
        }
    }

    static String text(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64"
                : address.getHostAddress();
    }
}
