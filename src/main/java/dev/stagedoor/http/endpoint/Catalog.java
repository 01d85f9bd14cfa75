package dev.stagedoor.http.endpoint;

import dev.stagedoor.ask.Workers;
import dev.stagedoor.guard.Breakers;
import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.routing.Endpoint;
import dev.stagedoor.http.routing.Route;
import dev.stagedoor.openapi.RequestKind;
import dev.stagedoor.openapi.RouteDocument;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.protocol.schema.Schemas;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Catalog of the served actor types for programs. It describes each type's messages with their JSON Schemas, its
 * breaker, and the workers that host it.
 */
public final class Catalog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Breakers breakers;
    private final @Nullable Workers workers;
    private final String basePath;
    private final Protocols protocols;
    private final Permissions permissions;
    private final Map<String, ObjectNode> byType = new ConcurrentHashMap<>();

    /**
     * Creates the catalog of these protocols.
     *
     * @param workers the processes that host actors; null if this process does
     * @param basePath the prefix of all paths; empty for none
     * @param permissions decides which callers may know of a type
     */
    public Catalog(
            Protocols protocols,
            Breakers breakers,
            @Nullable Workers workers,
            String basePath,
            Permissions permissions) {
        this.breakers = breakers;
        this.workers = workers;
        this.basePath = basePath;
        this.protocols = protocols;
        this.permissions = permissions;
    }

    /** Returns the route to the list of types. */
    Route route() {
        return new Route(
                "GET",
                "/actors",
                Endpoint.json((request, none) -> request.exchange()
                        .getPrincipal()
                        .map(this::types)
                        .switchIfEmpty(Mono.fromSupplier(() -> types(null)))
                        .map(types -> Answer.json(JSON.writeValueAsBytes(types)))),
                RouteDocument.of(
                                RequestKind.CATALOG,
                                "actors",
                                "listTypes",
                                "Lists the types of actors, each with its URL and its messages.",
                                200,
                                "The types.")
                        .withSummary("Lists the types of actors")
                        .withBody("ActorTypes"));
    }

    /** Returns the route to the description of a type. */
    Route route(Protocol protocol) {
        return new Route(
                "GET",
                protocol.url(),
                Endpoint.json((request, none) -> Mono.just(Answer.json(JSON.writeValueAsBytes(described(protocol))))),
                RouteDocument.of(
                                RequestKind.CATALOG,
                                protocol.type(),
                                "describeType",
                                "Describes the type: its messages, with JSON Schemas, and its circuit breaker.",
                                200,
                                "The type %s.".formatted(protocol.type()))
                        .withBody("ActorType"));
    }

    private ObjectNode described(Protocol protocol) {
        var described = byType.computeIfAbsent(protocol.type(), type -> describe(protocol))
                .deepCopy();
        described.set("breaker", JSON.valueToTree(breakers.of(protocol.type())));
        described.set("shutOff", JSON.valueToTree(breakers.shutOff(protocol.type())));
        if (workers != null) {
            described.set("workers", JSON.valueToTree(workers.hosting(protocol.type())));
        }
        return described;
    }

    private ObjectNode types(@Nullable Principal caller) {
        var json = JSON.createObjectNode();
        var types = json.putArray("types");
        for (var protocol : protocols.all()) {
            if (!permissions.mayKnow(caller, protocol.type())) {
                continue;
            }
            var type = types.addObject().put("type", protocol.type()).put("url", basePath + protocol.url());
            var messages = type.putArray("messages");
            protocol.operations().forEach(operation -> messages.add(operation.name()));
        }
        return json;
    }

    private ObjectNode describe(Protocol protocol) {
        var schemas = new Schemas("schemas");
        var json = JSON.createObjectNode().put("type", protocol.type());
        var messages = json.putArray("messages");
        protocol.operations().forEach(operation -> messages.add(message(operation, schemas)));
        json.set("schemas", schemas.definitions());
        return json;
    }

    private ObjectNode message(Operation operation, Schemas schemas) {
        var json = JSON.createObjectNode()
                .put("message", operation.name())
                .put("method", operation.method())
                .put("url", basePath + operation.url());
        operation
                .exchange()
                .ifPresent(exchange -> json.putObject("exchange")
                        .put("method", exchange.method())
                        .put("url", basePath + exchange.url()));
        json.set("request", schemas.message(operation));
        var responses = json.putObject("responses");
        operation
                .reply()
                .ifPresentOrElse(
                        reply -> reply.byStatus().forEach((status, variants) -> {
                            var key = status.toString();
                            responses.set(
                                    key,
                                    variants.getFirst().empty()
                                            ? JSON.createObjectNode()
                                            : schemas.variants(reply, variants));
                        }),
                        () -> responses.putObject("202"));
        operation.deprecation().ifPresent(deprecation -> json.put("deprecated", true));
        return json;
    }
}
