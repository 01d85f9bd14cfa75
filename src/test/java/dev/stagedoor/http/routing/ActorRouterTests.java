package dev.stagedoor.http.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.problem.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

final class ActorRouterTests {

    private static final ActorRouter ROUTER = new ActorRouter(
            List.of(
                    route("GET", "/actors"),
                    route("GET", "/actors/lamp"),
                    route("POST", "/actors/lamp"),
                    route("DELETE", "/actors/lamp/{id}"),
                    route("POST", "/actors/lamp/{id}/dim"),
                    route("GET", "/actors/lamp/{id}/log/{day}"),
                    route("GET", "/lamps/{id}"),
                    route("GET", "/lamps/first"),
                    route("POST", "/lamps/{id}")),
            Map.of("/lamps/{id}", Set.of("lamp"), "/lamps/first", Set.of("lamp")),
            Permissions.ALL);

    /** Returns a route whose answers show method, template and variables. */
    private static Route route(String method, String template) {
        Endpoint endpoint = (request, variables) -> Mono.just(Answer.json(
                "%s %s %s".formatted(method, template, new TreeMap<>(variables)).getBytes(UTF_8)));
        return new Route(method, template, endpoint, null);
    }

    private static Optional<String> answer(String method, String path) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.valueOf(method), URI.create(path)));
        var request = ServerRequest.create(exchange, List.of());
        return ROUTER.route(request)
                .flatMap(handler -> handler.handle(request))
                .map(answer -> new String(((Answer) answer).body(), UTF_8))
                .blockOptional();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /actors                  | GET /actors {}",
                "HEAD   | /actors                  | GET /actors {}",
                "POST   | /actors/lamp             | POST /actors/lamp {}",
                "DELETE | /actors/lamp/kim         | DELETE /actors/lamp/{id} {id=kim}",
                "POST   | /actors/lamp/a%2Fb/dim   | POST /actors/lamp/{id}/dim {id=a/b}",
                "GET    | /actors/lamp/kim/log/may | GET /actors/lamp/{id}/log/{day} {day=may, id=kim}",
                "GET    | /lamps/kim               | GET /lamps/{id} {id=kim}",
                "GET    | /lamps/first             | GET /lamps/first {}",
                "POST   | /lamps/first             | POST /lamps/{id} {id=first}"
            })
    void answersByTheEndpointOfTheRoute(String method, String path, String expected) {
        assertThat(answer(method, path)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/actors/lamb             | /problems/unknown-actor-type | the nearest is lamp",
                "/actors/lamb/kim/dim/now | /problems/unknown-actor-type | the nearest is lamp",
                "/actors/lamp/kim/dimm    | /problems/unknown-message    | the nearest is dim, log",
                "/actors/lamp/kim/dimm/x  | /problems/unknown-path       | Nothing is served",
                "/actors/lamp/kim/dim/now | /problems/unknown-path       | Nothing is served",
                "/actors/lamp/kim/log     | /problems/unknown-path       | Nothing is served",
                "/actors/lamp//dim        | /problems/invalid-id         | id",
                "/actors/%ff              | /problems/invalid-url        | percent-encoding"
            })
    void saysWhyNothingIsServed(String path, String type, String detail) {
        assertThat(answer("POST", path))
                .hasValueSatisfying(problem -> assertThat(problem).contains("\"" + type + "\"", detail));
    }

    @Test
    void leavesOtherPathsToOtherRouters() {
        assertThat(answer("GET", "/own/page")).isEmpty();
    }
}
