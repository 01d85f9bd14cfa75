package dev.stagedoor.http;

import dev.stagedoor.ask.Address;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Routes requests to the resources of actors. It splits the path before it decodes the segments, so that an id may
 * contain an encoded slash.
 */
final class ActorRouter implements RouterFunction<ServerResponse> {

    static final String ROOT = "actors";
    static final Problem MALFORMED = Problem.refused(
            ProblemType.INVALID_URL, "The path is not well-formed: its percent-encoding is broken, or is not UTF-8.");

    private final Resource types;
    private final Map<String, TypeResources> byType;
    private final List<Map.Entry<UrlTemplate, Resource>> exchanges;
    private final NotFound notFound;

    ActorRouter(Resource types, Map<String, TypeResources> byType, Map<UrlTemplate, Resource> exchanges) {
        this.types = types;
        this.byType = Map.copyOf(byType);
        var mostExact =
                Comparator.comparingLong(UrlTemplate::literals).reversed().thenComparing(UrlTemplate::url);
        this.exchanges = exchanges.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(mostExact))
                .toList();
        this.notFound = new NotFound(this.byType);
    }

    @Override
    public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        var encoded = UrlTemplate.segments(
                request.requestPath().pathWithinApplication().value());
        var path = PercentEncoding.decodeAll(encoded);
        return path.isPresent()
                ? route(request, path.get())
                : route(request, readable(encoded)).map(handler -> problem(MALFORMED));
    }

    private static List<String> readable(List<String> encoded) {
        return encoded.stream()
                .map(segment -> PercentEncoding.decode(segment).orElse(segment))
                .toList();
    }

    private Mono<HandlerFunction<ServerResponse>> route(ServerRequest request, List<String> path) {
        if (path.getFirst().equals(ROOT)) {
            forbidCaching(request);
            return Mono.just(actors(request, path));
        }
        var method = request.method().name();
        var matching = exchanges.stream()
                .flatMap(exchange -> exchange.getKey().match(path).stream()
                        .map(variables -> Map.entry(exchange.getValue(), variables)))
                .toList();
        return matching.stream()
                .filter(match -> match.getKey().serves(method))
                .findFirst()
                .or(() -> matching.stream().findFirst())
                .map(match -> {
                    forbidCaching(request);
                    return Mono.just(handler(request, match.getKey(), match.getValue()));
                })
                .orElseGet(Mono::empty);
    }

    /** An actor's answer holds only at that moment and only for that caller. */
    private static void forbidCaching(ServerRequest request) {
        request.exchange().getResponse().getHeaders().setCacheControl("no-store");
    }

    private HandlerFunction<ServerResponse> actors(ServerRequest request, List<String> path) {
        if (path.size() == 1) {
            return handler(request, types, Map.of());
        }
        var type = byType.get(path.get(1));
        if (type == null) {
            return problem(notFound.type(path.get(1)));
        }
        return switch (path.size()) {
            case 2 -> handler(request, type.type(), Map.of());
            case 3 -> handler(request, type.actor(), Map.of("id", path.get(2)));
            case 4 -> {
                var message = type.messages().get(path.get(3));
                yield message == null
                        ? problem(NotFound.message(path.get(1), type, path.get(3)))
                        : handler(request, message, Map.of("id", path.get(2)));
            }
            default -> problem(NotFound.path());
        };
    }

    private static HandlerFunction<ServerResponse> handler(
            ServerRequest request, Resource resource, Map<String, String> variables) {
        request.attributes().put(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, resource.pattern());
        var id = variables.get("id");
        var fault = id == null ? null : Address.fault(id).orElse(null);
        return fault == null
                ? resource.handler(request.method().name(), variables)
                : problem(Problem.refused(ProblemType.INVALID_ID, fault));
    }

    private static HandlerFunction<ServerResponse> problem(Problem problem) {
        return request -> Mono.just(problem.answer());
    }
}
