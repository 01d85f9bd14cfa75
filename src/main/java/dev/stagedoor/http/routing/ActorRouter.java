package dev.stagedoor.http.routing;

import dev.stagedoor.ask.Address;
import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.PercentEncoding;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
public final class ActorRouter implements RouterFunction<ServerResponse> {

    static final String ROOT = "actors";

    /** The problem with a path that cannot be decoded. */
    public static final Problem MALFORMED = Problem.of(
            ProblemType.INVALID_URL, "The path is not well-formed: its percent-encoding is broken, or is not UTF-8.");

    /** Index of the segment that names the type. */
    private static final int TYPE = 1;

    /** Index of the segment that names the message. */
    private static final int MESSAGE = 3;

    private final Map<String, Set<String>> typesByUrl;
    private final Permissions permissions;
    private final PathNode actors = new PathNode();
    private final List<Map.Entry<UrlTemplate, Resource>> exchanges;

    /** Resource at a URL that an author chose, which a path matches. */
    private record Match(Resource resource, Map<String, String> variables) {}

    /**
     * Creates the router of all routes to actors, those that begin with {@code /actors} and those that do not.
     *
     * @param typesByUrl the types whose messages have a URL that authors chose
     * @param permissions decides which callers may know of a type
     */
    public ActorRouter(List<Route> routes, Map<String, Set<String>> typesByUrl, Permissions permissions) {
        this.typesByUrl = Map.copyOf(typesByUrl);
        this.permissions = permissions;
        var others = new ArrayList<Map.Entry<UrlTemplate, Resource>>();
        for (var resource : Resource.of(routes)) {
            var template = new UrlTemplate(resource.template());
            var segments = template.segments();
            if (segments.getFirst().equals(ROOT)) {
                actors.add(segments.subList(1, segments.size()), resource);
            } else {
                others.add(Map.entry(template, resource));
            }
        }
        var mostExact =
                Comparator.comparingLong(UrlTemplate::literals).reversed().thenComparing(UrlTemplate::url);
        others.sort(Map.Entry.comparingByKey(mostExact));
        this.exchanges = List.copyOf(others);
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
            var handler = actors(request, path);
            return Mono.just(path.size() > TYPE ? hiding(path.get(TYPE), handler) : handler);
        }
        var matching = exchanges.stream()
                .flatMap(exchange -> exchange.getKey().match(path).stream()
                        .map(variables -> new Match(exchange.getValue(), variables)))
                .toList();
        return matching.stream().allMatch(match -> isKnown(match, null))
                ? Mono.justOrEmpty(handler(request, matching))
                : request.exchange()
                        .getPrincipal()
                        .flatMap(caller -> Mono.justOrEmpty(handler(
                                request,
                                matching.stream()
                                        .filter(match -> isKnown(match, caller))
                                        .toList())));
    }

    private boolean isKnown(Match match, @Nullable Principal caller) {
        return typesByUrl.getOrDefault(match.resource().template(), Set.of()).stream()
                .anyMatch(type -> permissions.mayKnow(caller, type));
    }

    private static Optional<HandlerFunction<ServerResponse>> handler(ServerRequest request, List<Match> matching) {
        var method = request.method().name();
        return matching.stream()
                .filter(match -> match.resource().serves(method))
                .findFirst()
                .or(() -> matching.stream().findFirst())
                .map(match -> {
                    forbidCaching(request);
                    return handler(request, match.resource(), match.variables());
                });
    }

    /** An actor's answer holds only at that moment and only for that caller. */
    private static void forbidCaching(ServerRequest request) {
        request.exchange().getResponse().getHeaders().setCacheControl("no-store");
    }

    private HandlerFunction<ServerResponse> actors(ServerRequest request, List<String> path) {
        var node = actors;
        var variables = Map.<String, String>of();
        for (int depth = 1; depth < path.size(); depth++) {
            var segment = path.get(depth);
            var next = node.literal(segment);
            var variable = node.variable();
            if (variable != null && (next == null || !next.serves(path.subList(depth + 1, path.size())))) {
                next = variable.node();
                variables = with(variables, variable.name(), segment);
            }
            if (next == null) {
                return problem(notFound(path, depth, node));
            }
            node = next;
        }
        var resource = node.resource();
        return resource == null ? problem(NotFound.path()) : handler(request, resource, variables);
    }

    /** A hidden type is like one that is not served, whatever the rest of the request. */
    private HandlerFunction<ServerResponse> hiding(String type, HandlerFunction<ServerResponse> handler) {
        return permissions.mayKnow(null, type)
                ? handler
                : request -> request.exchange()
                        .getPrincipal()
                        .filter(caller -> permissions.mayKnow(caller, type))
                        .map(caller -> handler)
                        .defaultIfEmpty(problem(NotFound.type(type, shownTypes())))
                        .flatMap(chosen -> chosen.handle(request));
    }

    private List<String> shownTypes() {
        return actors.names().stream()
                .filter(type -> permissions.mayKnow(null, type))
                .toList();
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        if (variables.isEmpty()) {
            return Map.of(name, value);
        }
        var more = new HashMap<>(variables);
        more.put(name, value);
        return Map.copyOf(more);
    }

    private Problem notFound(List<String> path, int depth, PathNode parent) {
        if (depth == TYPE) {
            return NotFound.type(path.get(depth), shownTypes());
        }
        return depth == MESSAGE && depth == path.size() - 1
                ? NotFound.message(path.get(TYPE), path.get(depth), parent.names())
                : NotFound.path();
    }

    private static HandlerFunction<ServerResponse> handler(
            ServerRequest request, Resource resource, Map<String, String> variables) {
        request.attributes().put(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, resource.pattern());
        var id = variables.get("id");
        var fault = id == null ? null : Address.fault(id).orElse(null);
        return fault == null
                ? resource.handler(request.method().name(), variables)
                : problem(Problem.of(ProblemType.INVALID_ID, fault));
    }

    private static HandlerFunction<ServerResponse> problem(Problem problem) {
        return request -> Mono.just(problem.answer());
    }
}
