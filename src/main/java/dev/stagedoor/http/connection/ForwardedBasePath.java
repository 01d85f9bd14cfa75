package dev.stagedoor.http.connection;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Takes what a trusted proxy forwards, as Spring does, and keeps the base path of the service. Spring puts the prefix of
 * the proxy in its place, and finds no page then.
 */
final class ForwardedBasePath extends ForwardedHeaderTransformer {

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        var forwarded = super.apply(request);
        var base = request.getPath().contextPath().value();
        if (base.isEmpty()) {
            return forwarded;
        }
        var path = forwarded.getURI().getRawPath();
        var prefix =
                path.substring(0, path.length() - request.getURI().getRawPath().length());
        return forwarded.mutate().contextPath(prefix + base).build();
    }
}
