package dev.stagedoor.http.connection;

import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerRoutes;

/** Answers requests whose target is no URL, as such a request never comes to Spring. */
final class MalformedUrls {

    private static final Answer ANSWER = Problem.refused(
                    ProblemType.INVALID_URL,
                    "The URL is not well-formed: a percent sign in it begins no escape, or a character should be one.")
            .answer();

    /** What a request is for that is for nothing in particular. */
    private static final String SERVER = "*";

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private MalformedUrls() {}

    static HttpServerRoutes route(HttpServerRoutes routes) {
        return routes.route(
                        MalformedUrls::asksForTheServersOptions,
                        (request, response) ->
                                response.status(204).header("Allow", METHODS).send())
                .route(
                        request -> !isWellFormed(request.uri()),
                        (request, response) -> response.status(
                                        ANSWER.statusCode().value())
                                .header("Content-Type", MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                                .header("Content-Length", Integer.toString(ANSWER.body().length))
                                .header("X-Content-Type-Options", "nosniff")
                                .sendByteArray(Mono.just(ANSWER.body())));
    }

    /** RFC 9110, section 9.3.7: such a request is about the server, and not about what it serves. */
    private static boolean asksForTheServersOptions(HttpServerRequest request) {
        return request.uri().equals(SERVER) && request.method().equals(HttpMethod.OPTIONS);
    }

    /**
     * Whether a request's target is a URL. Java takes letters beyond ASCII for part of one, but those are a guess: what
     * came are bytes of an encoding that nobody told.
     */
    static boolean isWellFormed(String target) {
        if (target.equals(SERVER) || target.chars().anyMatch(letter -> letter > '~')) {
            return false;
        }
        try {
            // a path may begin with two slashes, which alone would make the next segment a host
            var url = new URI(target.startsWith("/") ? "http://host" + target : target);
            return url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
