package dev.stagedoor.http.endpoint;

import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.routing.Resource;
import dev.stagedoor.http.routing.Route;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Redirects requests for {@code /}: browsers to a page for people, other clients to the actor types. */
public final class RootRedirect {

    private final String page;

    /** Redirects browsers to the page at the path. */
    public RootRedirect(String page) {
        this.page = page;
    }

    /** Returns the router of requests for {@code /}. */
    public RouterFunction<ServerResponse> routes() {
        return Resource.router(List.of(new Route("GET", "/", this::redirect, null)));
    }

    private Mono<ServerResponse> redirect(ServerRequest request, Map<String, String> none) {
        var to = request.requestPath().contextPath().value() + (isBrowser(request) ? page : "/actors");
        return Mono.just(Answer.empty(303).with(HttpHeaders.LOCATION, to).with(HttpHeaders.VARY, HttpHeaders.ACCEPT));
    }

    private static boolean isBrowser(ServerRequest request) {
        try {
            var accepted = request.exchange().getRequest().getHeaders().getAccept();
            double html = quality(accepted, MediaType.TEXT_HTML);
            return html > 0 && html >= quality(accepted, MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Returns the quality of a type that the caller names; wildcards do not count, because tools send them, too. */
    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(type::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
