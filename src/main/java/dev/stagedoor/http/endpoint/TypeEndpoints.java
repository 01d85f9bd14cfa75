package dev.stagedoor.http.endpoint;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Request;
import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.access.AccessKind;
import dev.stagedoor.http.ask.AskHandler;
import dev.stagedoor.http.ask.HttpAsk;
import dev.stagedoor.http.ask.KeyedAskHandler;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.routing.Endpoint;
import dev.stagedoor.http.routing.Route;
import dev.stagedoor.openapi.RequestKind;
import dev.stagedoor.openapi.RouteDocument;
import dev.stagedoor.protocol.model.Protocol;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints that create actors under fresh ids, stop them, and erase what they persisted. */
public final class TypeEndpoints {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AskHandler askHandler;
    private final KeyedAskHandler keyed;
    private final boolean erase;
    private final ActorAccess access;

    /**
     * Creates the endpoints.
     *
     * @param erase whether what actors persisted can be erased
     * @param access decides who may start, stop and erase actors
     */
    public TypeEndpoints(AskHandler askHandler, KeyedAskHandler keyed, boolean erase, ActorAccess access) {
        this.askHandler = askHandler;
        this.keyed = keyed;
        this.erase = erase;
        this.access = access;
    }

    /** Returns the routes of a type. */
    List<Route> routes(Protocol protocol) {
        var type = protocol.type();
        var create = new Route(
                "POST",
                protocol.url(),
                permitted(AccessKind.START, type, Endpoint.json((request, none) -> create(type, request))),
                RouteDocument.of(
                                RequestKind.START,
                                type,
                                "createActor",
                                "Starts a new actor under a generated id.",
                                201,
                                "The actor was started.")
                        .withBody("StartedActor", "Location"));
        var stop = new Route(
                "DELETE",
                protocol.url() + "/{id}",
                permitted(
                        AccessKind.STOP,
                        type,
                        (request, variables) -> end(request, type, variables, new Request.Stop())),
                RouteDocument.of(
                        RequestKind.STOP,
                        type,
                        "stopActor",
                        "Stops the actor after it has handled earlier messages. The next message starts it again.",
                        204,
                        "The actor has stopped."));
        var eraseState = new Route(
                "DELETE",
                protocol.url() + "/{id}/state",
                permitted(
                        AccessKind.ERASE,
                        type,
                        (request, variables) -> end(request, type, variables, new Request.Erase())),
                RouteDocument.of(
                        RequestKind.ERASE,
                        type,
                        "eraseState",
                        "Stops the actor and permanently erases everything that it persisted. This cannot be undone.",
                        204,
                        "The actor has stopped, and everything it persisted is erased."));
        return erase ? List.of(create, stop, eraseState) : List.of(create, stop);
    }

    private Endpoint permitted(AccessKind kind, String type, Endpoint endpoint) {
        return access.guarded(endpoint, type, id -> new Access(kind, type, id, null));
    }

    private Mono<ServerResponse> create(String type, ServerRequest request) {
        var address = new Address(type, UUID.randomUUID().toString());
        var url = request.requestPath().contextPath().value() + "/actors/" + type + "/" + address.id();
        var httpAsk = new HttpAsk(
                address,
                new Request.Start(),
                true,
                null,
                started -> Answer.json(201, JSON.writeValueAsBytes(Map.of("type", type, "id", address.id())))
                        .with(HttpHeaders.LOCATION, url));
        return keyed.ask(request, httpAsk);
    }

    private Mono<ServerResponse> end(ServerRequest request, String type, Map<String, String> variables, Request end) {
        var address = new Address(type, variables.getOrDefault("id", ""));
        return askHandler.ask(request, new HttpAsk(address, end, true, null, ended -> Answer.empty(204)));
    }
}
