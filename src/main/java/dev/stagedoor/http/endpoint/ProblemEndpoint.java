package dev.stagedoor.http.endpoint;

import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.PercentEncoding;
import dev.stagedoor.http.routing.ActorRouter;
import dev.stagedoor.http.routing.Endpoint;
import dev.stagedoor.http.routing.Route;
import dev.stagedoor.http.routing.UrlTemplate;
import dev.stagedoor.openapi.RequestKind;
import dev.stagedoor.openapi.RouteDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Serves the descriptions of problem types at the URLs that identify them. */
public final class ProblemEndpoint {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ProblemEndpoint() {}

    static List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/problems",
                        Endpoint.json(ProblemEndpoint::all),
                        RouteDocument.of(
                                        RequestKind.CATALOG,
                                        "problems",
                                        "listTypes",
                                        "Lists the types of problems, each with its meaning.",
                                        200,
                                        "The types.")
                                .withSummary("Lists the types of problems")
                                .withBody("ProblemTypes")),
                new Route(
                        "GET",
                        "/problems/{problem}",
                        Endpoint.json(ProblemEndpoint::one),
                        RouteDocument.of(
                                        RequestKind.CATALOG_ENTRY,
                                        "problems",
                                        "describeType",
                                        "Says what a type of problems means. Its URL is the `type` of these problems.",
                                        200,
                                        "The type.")
                                .withSummary("Describes a type of problems")
                                .withVariable("problem", "The name of the type.", "deadline-exceeded")
                                .withBody("ProblemType")));
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
        return Mono.just(ProblemType.named(variables.getOrDefault("problem", ""))
                .map(type -> Answer.json(JSON.writeValueAsBytes(described(type))))
                .orElseGet(() -> Problem.of(
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
