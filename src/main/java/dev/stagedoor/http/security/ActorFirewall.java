package dev.stagedoor.http.security;

import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Firewall that lets every id of an actor pass, and is as strict as Spring Security's default on all other paths. A
 * strict firewall protects against handlers that read a path otherwise than Spring Security does. The router of actors
 * reads paths as Spring Security does: it splits the path and then decodes each segment once.
 */
final class ActorFirewall implements ServerWebExchangeFirewall {

    private final ServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();
    private final ActorPaths paths;

    ActorFirewall(ActorPaths paths) {
        this.paths = paths;
    }

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        return paths.hold(exchange.getRequest())
                ? Mono.just(withoutParameters(exchange))
                : strict.getFirewalledExchange(exchange);
    }

    /**
     * Encodes semicolons, because the router takes them as part of an id. Spring Security would take what follows as
     * parameters, and decide about another id.
     */
    private static ServerWebExchange withoutParameters(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var path = request.getURI().getRawPath();
        if (path == null || path.indexOf(';') < 0) {
            return exchange;
        }
        var encoded = request.mutate()
                .path(path.replace(";", "%3B"))
                .contextPath(request.getPath().contextPath().value())
                .build();
        return exchange.mutate().request(encoded).build();
    }
}
