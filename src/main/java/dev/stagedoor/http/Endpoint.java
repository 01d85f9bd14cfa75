package dev.stagedoor.http;

import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers the requests that are routed to it. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers the request.
     *
     * @param variables the decoded variables of the path, by name
     */
    Mono<ServerResponse> handle(ServerRequest request, Map<String, String> variables);
}
