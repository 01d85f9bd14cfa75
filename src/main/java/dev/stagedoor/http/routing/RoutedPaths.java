package dev.stagedoor.http.routing;

import dev.stagedoor.http.request.PercentEncoding;
import dev.stagedoor.http.security.ActorPaths;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocols;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Paths that {@link ActorRouter} serves: those below {@code /actors}, and the URLs that actors' authors chose. */
public final class RoutedPaths implements ActorPaths {

    private final List<UrlTemplate> exchanges;

    /** Creates the paths of the protocols. */
    public RoutedPaths(Protocols protocols) {
        this.exchanges = protocols
                .operations()
                .map(Operation::exchange)
                .flatMap(Optional::stream)
                .map(exchange -> new UrlTemplate(exchange.url()))
                .toList();
    }

    @Override
    public boolean hold(ServerHttpRequest request) {
        var path =
                UrlTemplate.segments(request.getPath().pathWithinApplication().value());
        return path.getFirst().equals(ActorRouter.ROOT)
                || PercentEncoding.decodeAll(path).filter(this::isServed).isPresent();
    }

    private boolean isServed(List<String> path) {
        return path.getFirst().equals(ActorRouter.ROOT)
                || exchanges.stream().anyMatch(exchange -> exchange.match(path).isPresent());
    }
}
