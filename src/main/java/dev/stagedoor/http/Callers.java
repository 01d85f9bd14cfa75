package dev.stagedoor.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.Principal;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds out who sends a request: the principal where the application authenticates callers, else the address. A request that a
 * proxy has passed on comes from the address that its forwarded headers tell, if those are trusted, and from nobody known if
 * they are not.
 */
final class Callers {

    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

    private static final Mono<Principal> NOBODY = Mono.empty();

    /** Of an address of IPv6, whoever has the network can choose the rest. */
    private static final int NETWORK_BYTES = 8;

    private final boolean trustsForwardedHeaders;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * For a server.
     *
     * @param trustsForwardedHeaders whether the server takes the address from forwarded headers
     */
    Callers(boolean trustsForwardedHeaders) {
        this.trustsForwardedHeaders = trustsForwardedHeaders;
    }

    /** Gives the caller to the function; at once where the application authenticates nobody. */
    <T> Mono<T> identify(ServerWebExchange exchange, Function<Caller, Mono<T>> then) {
        var principal = exchange.getPrincipal();
        var address = address(exchange.getRequest());
        return principal.equals(NOBODY)
                ? then.apply(new Caller("", address))
                : principal
                        .map(Principal::getName)
                        .defaultIfEmpty("")
                        .flatMap(name -> then.apply(new Caller(name, address)));
    }

    private @Nullable String address(ServerHttpRequest request) {
        var headers = request.getHeaders();
        if (!trustsForwardedHeaders
                && (headers.containsHeader("Forwarded") || headers.containsHeader("X-Forwarded-For"))) {
            warn();
            return null;
        }
        var remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null ? null : text(remote.getAddress());
    }

    private void warn() {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "event=callers-unknown reason=\"requests come through a proxy whose forwarded headers are not trusted, so its callers have no share of a bulkhead each; set server.forward-headers-strategy if you trust it\"");
        }
    }

    static String text(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64"
                : address.getHostAddress();
    }
}
