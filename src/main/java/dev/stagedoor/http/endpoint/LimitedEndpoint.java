package dev.stagedoor.http.endpoint;

import dev.stagedoor.http.limit.CallerLimit;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.routing.Endpoint;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Endpoint that each caller reaches only so often. All its answers say how often. */
record LimitedEndpoint(Endpoint endpoint, CallerLimit limit, Callers callers) implements Endpoint {

    @Override
    public Mono<ServerResponse> handle(ServerRequest request, Map<String, String> variables) {
        return callers.identify(request.exchange(), caller -> {
            var decision = limit.count(caller);
            decision.fields().forEach(request.exchange().getResponse().getHeaders()::set);
            return switch (decision) {
                case CallerLimit.Decision.Allowed allowed -> endpoint.handle(request, variables);
                case CallerLimit.Decision.Refused refused ->
                    Mono.just(refused.problem().answer());
            };
        });
    }
}
