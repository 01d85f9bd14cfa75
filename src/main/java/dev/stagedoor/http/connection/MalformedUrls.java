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

/** Answers requests whose target is not a valid URL. Such requests never reach Spring. */
final class MalformedUrls {

    private static final Answer ANSWER = Problem.of(
                    ProblemType.INVALID_URL,
                    "The URL is not well-formed: a percent sign begins no escape, or a character must be escaped.")
            .answer();

    /** Target of a request about the server as a whole. */
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

    /** RFC 9110, section 9.3.7: such a request is about the server, not about one of its resources. */
    private static boolean asksForTheServersOptions(HttpServerRequest request) {
        return request.uri().equals(SERVER) && request.method().equals(HttpMethod.OPTIONS);
    }

    /**
     * Returns whether the target is a URL. Java accepts characters beyond ASCII, but these are a guess: the request has
     * bytes in an encoding that it does not name.
     */
    static boolean isWellFormed(String target) {
        if (target.equals(SERVER) || target.chars().anyMatch(letter -> letter > '~')) {
            return false;
        }
        try {
            // without a host in front, a path that begins with two slashes would name a host
            var url = new URI(target.startsWith("/") ? "http://host" + target : target);
            return url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
