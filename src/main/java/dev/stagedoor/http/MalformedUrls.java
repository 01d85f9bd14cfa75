package dev.stagedoor.http;

import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRoutes;

/** Answers requests whose URL is none: such a request never becomes one of Spring's. */
final class MalformedUrls {

    private static final Answer ANSWER = Answers.problem(Problem.refused(
            ProblemType.INVALID_URL,
            "The URL is not well-formed: a percent sign in it begins no escape, or a character should be one."));

    private MalformedUrls() {}

    static HttpServerRoutes route(HttpServerRoutes routes) {
        return routes.route(
                request -> !isWellFormed(request.uri()),
                (request, response) -> response.status(ANSWER.statusCode().value())
                        .header("Content-Type", MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                        .header("Content-Length", Integer.toString(ANSWER.body().length))
                        .sendByteArray(Mono.just(ANSWER.body())));
    }

    /**
     * Whether a request's target is a URL. Java takes letters beyond ASCII for part of one, but those are a guess: what
     * came are bytes of an encoding that nobody told.
     */
    static boolean isWellFormed(String target) {
        if (target.chars().anyMatch(letter -> letter > '~')) {
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
