package dev.stagedoor.http.endpoint;

import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.access.AccessKind;
import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.routing.Endpoint;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Endpoint that only callers with a permission reach.
 *
 * @param kind what its requests do with an actor
 * @param type the actor's type
 * @param message the message as it stands in URLs; null if the requests carry none
 */
record PermittedEndpoint(
        Endpoint endpoint,
        Permissions permissions,
        AccessKind kind,
        String type,
        @Nullable String message) implements Endpoint {

    private static final Problem FORBIDDEN =
            Problem.of(ProblemType.FORBIDDEN, "No rule lets the caller do this with this actor.");

    @Override
    public Mono<ServerResponse> handle(ServerRequest request, Map<String, String> variables) {
        if (permissions.equals(Permissions.ALL)) {
            return endpoint.handle(request, variables);
        }
        var access = new Access(kind, type, variables.get("id"), message);
        return request.exchange()
                .getPrincipal()
                .filter(caller -> permissions.allow(caller, access))
                .map(caller -> endpoint)
                .defaultIfEmpty((refused, none) -> Mono.just(FORBIDDEN.answer()))
                .flatMap(allowed -> allowed.handle(request, variables));
    }
}
