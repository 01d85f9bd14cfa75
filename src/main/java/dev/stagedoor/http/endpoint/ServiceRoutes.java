package dev.stagedoor.http.endpoint;

import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.routing.ActorRouter;
import dev.stagedoor.http.routing.Resource;
import dev.stagedoor.http.routing.Route;
import dev.stagedoor.openapi.DocumentedRoute;
import dev.stagedoor.openapi.RouteCatalog;
import dev.stagedoor.protocol.model.Protocols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** All routes of the service: requests are routed by this list, and the OpenAPI document describes it. */
public final class ServiceRoutes implements RouteCatalog {

    private final Permissions permissions;
    private final Route types;
    private final Map<String, List<Route>> byType = new LinkedHashMap<>();
    private final List<Route> messages;
    private final Map<String, Set<String>> typesByUrl = new HashMap<>();
    private final List<Route> problems = ProblemEndpoint.routes();

    /**
     * Collects the routes.
     *
     * @param inspectEndpoints the endpoints that look at actors; null if callers cannot
     * @param permissions decides which callers may know of a type
     */
    public ServiceRoutes(
            Protocols protocols,
            Catalog catalog,
            MessageRoutes messageRoutes,
            TypeEndpoints typeEndpoints,
            @Nullable InspectEndpoints inspectEndpoints,
            Permissions permissions) {
        this.permissions = permissions;
        this.types = catalog.route();
        for (var protocol : protocols.all()) {
            var routes = new ArrayList<Route>();
            routes.add(catalog.route(protocol));
            routes.addAll(typeEndpoints.routes(protocol));
            if (inspectEndpoints != null) {
                routes.addAll(inspectEndpoints.routes(protocol));
            }
            byType.put(protocol.type(), routes);
        }
        protocols
                .operations()
                .forEach(operation -> operation
                        .exchange()
                        .ifPresent(exchange -> typesByUrl
                                .computeIfAbsent(exchange.url(), url -> new HashSet<>())
                                .add(operation.type())));
        this.messages = protocols.operations().flatMap(messageRoutes::of).toList();
    }

    /** Returns the router of requests to actors and their types. */
    public RouterFunction<ServerResponse> actorRouter() {
        var routes = new ArrayList<Route>();
        routes.add(types);
        byType.values().forEach(routes::addAll);
        routes.addAll(messages);
        return new ActorRouter(routes, typesByUrl, permissions);
    }

    /** Returns the router of requests for the descriptions of problems. */
    public RouterFunction<ServerResponse> problemRouter() {
        return Resource.router(problems);
    }

    @Override
    public List<DocumentedRoute> common() {
        return documented(Stream.concat(Stream.of(types), problems.stream()));
    }

    @Override
    public boolean documents(String type) {
        return permissions.mayKnow(null, type);
    }

    @Override
    public List<DocumentedRoute> of(String type) {
        return documented(byType.getOrDefault(type, List.of()).stream());
    }

    private static List<DocumentedRoute> documented(Stream<Route> routes) {
        return routes.<DocumentedRoute>mapMulti((route, documented) -> {
                    if (route.document() != null) {
                        documented.accept(new DocumentedRoute(route.method(), route.template(), route.document()));
                    }
                })
                .toList();
    }
}
