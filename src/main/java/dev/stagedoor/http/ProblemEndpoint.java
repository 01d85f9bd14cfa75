package dev.stagedoor.http;

import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Serves the descriptions of problem types at the URLs that identify them. */
final class ProblemEndpoint {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ProblemEndpoint() {}

    static RouterFunction<ServerResponse> routes() {
        return route("/problems", ProblemEndpoint::all).and(route("/problems/{name}", ProblemEndpoint::one));
    }

    private static RouterFunction<ServerResponse> route(String pattern, Endpoint endpoint) {
        return new Resource(pattern, Map.of("GET", AcceptHeader.required(endpoint))).route();
    }

    private static Mono<ServerResponse> all(ServerRequest request, Map<String, String> none) {
        var described = Arrays.stream(ProblemType.values())
                .map(ProblemEndpoint::described)
                .toList();
        return Mono.just(Answer.json(JSON.writeValueAsBytes(Map.of("problems", described))));
    }

    private static Mono<ServerResponse> one(ServerRequest request, Map<String, String> variables) {
        var path = UrlTemplate.segments(
                request.requestPath().pathWithinApplication().value());
        if (PercentEncoding.decodeAll(path).isEmpty()) {
            return Mono.just(ActorRouter.MALFORMED.answer());
        }
        return Mono.just(ProblemType.named(variables.getOrDefault("name", ""))
                .map(type -> Answer.json(JSON.writeValueAsBytes(described(type))))
                .orElseGet(() -> Problem.refused(
                                ProblemType.UNKNOWN_PATH,
                                "There is no such problem type; known are " + String.join(", ", names()))
                        .answer()));
    }

    private static Described described(ProblemType type) {
        return new Described(type.url(), type.title(), type.status(), type.meaning());
    }

    private static List<String> names() {
        return Arrays.stream(ProblemType.values()).map(ProblemType::named).toList();
    }

    private record Described(String type, String title, int status, String meaning) {}
}
