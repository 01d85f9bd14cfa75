package dev.stagedoor.http.endpoint;

import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.routing.Endpoint;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Endpoint that only callers with a permission reach.
 *
 * @param access returns what a request wants to do with the actor of an id; the id is null if the service chooses it
 */
record PermittedEndpoint(Endpoint endpoint, Permissions permissions, Function<@Nullable String, Access> access)
        implements Endpoint {

    private static final Problem FORBIDDEN =
            Problem.of(ProblemType.FORBIDDEN, "No rule lets the caller do this with this actor.");

    @Override
    public Mono<ServerResponse> handle(ServerRequest request, Map<String, String> variables) {
        if (permissions.equals(Permissions.ALL)) {
            return endpoint.handle(request, variables);
        }
        var wanted = access.apply(variables.get("id"));
        return request.exchange()
                .getPrincipal()
                .filter(caller -> permissions.allow(caller, wanted))
                .map(caller -> endpoint)
                .defaultIfEmpty((refused, none) -> Mono.just(FORBIDDEN.answer()))
                .flatMap(allowed -> allowed.handle(request, variables));
    }
}
