package dev.stagedoor.http.endpoint;

import dev.stagedoor.ask.Address;
import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.access.AccessKind;
import dev.stagedoor.http.inspect.ActorInspection;
import dev.stagedoor.http.inspect.ActorList;
import dev.stagedoor.http.inspect.ListRequest;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.routing.Endpoint;
import dev.stagedoor.http.routing.Route;
import dev.stagedoor.openapi.RequestKind;
import dev.stagedoor.openapi.RouteDocument;
import dev.stagedoor.protocol.model.Protocol;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints that list actors and tell what is known of one. They send no message to an actor. */
public final class InspectEndpoints {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String IDS = "ids";

    private static final Problem NOBODY = Problem.of(
            ProblemType.UNKNOWN_ACTOR,
            "No process has the actor in memory, and it has persisted nothing. Its first message starts it.");

    private final ActorInspection inspection;
    private final ActorAccess access;

    /**
     * Creates the endpoints.
     *
     * @param access decides who may look at actors
     */
    public InspectEndpoints(ActorInspection inspection, ActorAccess access) {
        this.inspection = inspection;
        this.access = access;
    }

    /** Returns the routes of a type. A message of the type takes precedence, if its URL can be that of the list. */
    List<Route> routes(Protocol protocol) {
        return protocol.operations().stream()
                        .anyMatch(operation -> operation.name().equals(IDS))
                ? List.of(actor(protocol))
                : List.of(list(protocol), actor(protocol));
    }

    private Route list(Protocol protocol) {
        var type = protocol.type();
        return new Route(
                "GET",
                protocol.url() + "/-/" + IDS,
                looking(type, (request, none) -> list(protocol, request)),
                RouteDocument.of(
                                RequestKind.LIST,
                                type,
                                "listActors",
                                "Lists the actors that are in memory or have persisted something. It wakes none.",
                                200,
                                "A page of actors.")
                        .withBody("ActorList", HttpHeaders.LINK));
    }

    private Mono<ServerResponse> list(Protocol protocol, ServerRequest request) {
        return switch (ListRequest.of(request.uri().getRawQuery(), protocol.type())) {
            case ListRequest.Invalid(var problem) -> Mono.just(problem.answer());
            case ListRequest.Page page -> {
                var base = request.requestPath().contextPath().value() + protocol.url();
                yield Mono.fromFuture(inspection.list(page, base + "/-/" + IDS, base))
                        .map(InspectEndpoints::answer);
            }
        };
    }

    private static Answer answer(ActorList list) {
        var answer = Answer.json(JSON.writeValueAsBytes(list));
        return list.next() == null
                ? answer
                : answer.with(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(list.next()));
    }

    private Route actor(Protocol protocol) {
        var type = protocol.type();
        return new Route(
                "GET",
                protocol.url() + "/{id}",
                looking(type, (request, variables) -> view(type, variables)),
                RouteDocument.of(
                                RequestKind.LOOK,
                                type,
                                "describeActor",
                                "Tells what is known of the actor: where it lives, and what it persisted. It does not wake the actor.",
                                200,
                                "What is known of the actor.")
                        .withBody("ActorView"));
    }

    private Mono<ServerResponse> view(String type, Map<String, String> variables) {
        return Mono.fromFuture(inspection.view(new Address(type, variables.getOrDefault("id", ""))))
                .map(view -> view.map(known -> Answer.json(JSON.writeValueAsBytes(known)))
                        .orElseGet(NOBODY::answer));
    }

    private Endpoint looking(String type, Endpoint endpoint) {
        return access.guarded(Endpoint.json(endpoint), type, id -> new Access(AccessKind.LOOK, type, id, null));
    }
}
