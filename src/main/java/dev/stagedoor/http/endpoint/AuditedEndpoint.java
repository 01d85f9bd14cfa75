package dev.stagedoor.http.endpoint;

import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.audit.Audit;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.request.Traceparent;
import dev.stagedoor.http.routing.Endpoint;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Endpoint whose answers the audit sees.
 *
 * @param access returns what a request wants to do with the actor of an id; the id is null if the service chooses it
 */
record AuditedEndpoint(Endpoint endpoint, Audit audit, Callers callers, Function<@Nullable String, Access> access)
        implements Endpoint {

    @Override
    public Mono<ServerResponse> handle(ServerRequest request, Map<String, String> variables) {
        var wanted = access.apply(variables.get("id"));
        var trace = Traceparent.of(request.exchange());
        return callers.identify(
                request.exchange(),
                caller -> endpoint.handle(request, variables)
                        .doOnNext(response -> {
                            if (response instanceof Answer answer && audit.concerns(wanted.kind(), answer)) {
                                audit.answered(wanted, caller, trace, answer);
                            }
                        })
                        .doOnCancel(() -> {
                            if (audit.watches(wanted.kind())) {
                                audit.disconnected(wanted, caller, trace);
                            }
                        }));
    }
}
