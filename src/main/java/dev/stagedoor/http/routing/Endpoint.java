package dev.stagedoor.http.routing;

import dev.stagedoor.http.request.AcceptHeader;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers the requests that are routed to it. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Answers the request.
     *
     * @param variables the decoded variables of the path, by name
     */
    Mono<ServerResponse> handle(ServerRequest request, Map<String, String> variables);

    /** Returns an endpoint that refuses callers that do not accept JSON. */
    static Endpoint json(Endpoint endpoint) {
        return (request, variables) -> AcceptHeader.refusal(
                        request.exchange().getRequest().getHeaders())
                .<Mono<ServerResponse>>map(problem -> Mono.just(problem.answer()))
                .orElseGet(() -> endpoint.handle(request, variables));
    }
}
