package dev.stagedoor.http.endpoint;

import dev.stagedoor.http.routing.Endpoint;
import dev.stagedoor.protocol.model.Deprecation;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Endpoint of a deprecated message. Its answers carry the date of the deprecation ({@code Deprecation}, RFC 9745) and,
 * if there is one, the date of the removal ({@code Sunset}, RFC 8594).
 */
final class DeprecatedEndpoint implements Endpoint {

    private final Endpoint endpoint;
    private final HttpHeaders headers = new HttpHeaders();

    /**
     * Decorates an endpoint.
     *
     * @param started the date of the deprecation if the author gave none
     */
    DeprecatedEndpoint(Endpoint endpoint, Deprecation deprecation, Instant started) {
        this.endpoint = endpoint;
        headers.set("Deprecation", "@" + deprecation.since().orElse(started).getEpochSecond());
        deprecation.sunset().ifPresent(date -> headers.setInstant("Sunset", date));
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request, Map<String, String> variables) {
        request.exchange().getResponse().getHeaders().putAll(headers);
        return endpoint.handle(request, variables);
    }
}
