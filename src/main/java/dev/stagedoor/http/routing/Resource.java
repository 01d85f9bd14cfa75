package dev.stagedoor.http.routing;

import dev.stagedoor.http.browser.CrossOrigin;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Endpoints of one path, by method. */
public final class Resource {

    private static final String SERVED = Resource.class.getName() + ".served";

    private final PathPattern pattern;
    private final Map<String, Endpoint> byMethod;
    private final List<String> allow;

    /**
     * Creates the resource of a path.
     *
     * @param pattern the path with its variables, as it appears in the meters of requests
     */
    private Resource(String pattern, Map<String, Endpoint> byMethod) {
        this.pattern = PathPatternParser.defaultInstance.parse(pattern);
        this.byMethod = Map.copyOf(byMethod);
        var methods = new TreeSet<>(byMethod.keySet());
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        this.allow = List.copyOf(methods);
    }

    /** Returns the resources of all templates of the routes, in the order in which they come first. */
    static List<Resource> of(List<Route> routes) {
        var byTemplate = new LinkedHashMap<String, Map<String, Endpoint>>();
        routes.forEach(route -> byTemplate
                .computeIfAbsent(route.template(), template -> new HashMap<>())
                .put(route.method(), route.endpoint()));
        return byTemplate.entrySet().stream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns a function that routes requests by Spring's matching of paths. */
    public static RouterFunction<ServerResponse> router(List<Route> routes) {
        return of(routes).stream()
                .map(Resource::route)
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    String template() {
        return pattern.getPatternString();
    }

    PathPattern pattern() {
        return pattern;
    }

    private RouterFunction<ServerResponse> route() {
        return RouterFunctions.route(
                RequestPredicates.path(pattern.getPatternString()),
                request -> handler(request.method().name(), request.pathVariables())
                        .handle(request));
    }

    boolean serves(String method) {
        return allow.contains(method);
    }

    /** Returns the handler for the method. For a method that is not served, it answers with those that are. */
    HandlerFunction<ServerResponse> handler(String method, Map<String, String> variables) {
        if (method.equals("OPTIONS")) {
            return request -> Mono.just(Answer.empty(204).with(HttpHeaders.ALLOW, allow));
        }
        var endpoint = byMethod.get(method.equals("HEAD") ? "GET" : method);
        return endpoint == null
                ? request -> Mono.just(Problem.methodNotAllowed(method, allow).answer())
                : request -> {
                    request.attributes().put(SERVED, true);
                    return CrossOrigin.problem(request.exchange())
                            .<Mono<ServerResponse>>map(problem -> Mono.just(problem.answer()))
                            .orElseGet(() -> endpoint.handle(request, variables));
                };
    }

    /** Returns whether a resource of Stagedoor handles the request. */
    public static boolean serves(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(SERVED);
    }
}
