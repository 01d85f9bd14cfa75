package dev.stagedoor.http.console;

import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.routing.NotFound;
import dev.stagedoor.http.routing.Resource;
import dev.stagedoor.http.routing.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves the console. Its links are relative, so that it works below any prefix that a proxy adds. */
final class ConsoleEndpoints {

    private static final String EVENT = "overview";

    private final ConsoleFiles files;
    private final LiveOverviews overviews;

    ConsoleEndpoints(ConsoleFiles files, LiveOverviews overviews) {
        this.files = files;
        this.overviews = overviews;
    }

    /** Returns the router of requests for the console. */
    RouterFunction<ServerResponse> router() {
        return Resource.router(List.of(
                new Route("GET", "/console", (request, none) -> Mono.just(redirect()), null),
                new Route("GET", "/console/", (request, none) -> file(ConsoleFiles.PAGE), null),
                new Route("GET", "/console/overview", (request, none) -> overview(), null),
                new Route("GET", "/console/events", (request, none) -> events(), null),
                new Route(
                        "GET",
                        "/console/{file}",
                        (request, variables) -> file(variables.getOrDefault("file", "")),
                        null)));
    }

    private static Answer redirect() {
        return Answer.empty(303).with(HttpHeaders.LOCATION, "console/");
    }

    private Mono<ServerResponse> file(String name) {
        return Mono.just(files.find(name).orElseGet(() -> NotFound.path().answer()));
    }

    private Mono<ServerResponse> overview() {
        return overviews.stream()
                .next()
                .map(json ->
                        Answer.json(json.getBytes(StandardCharsets.UTF_8)).with(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /** A proxy must not collect the events before it passes them on. */
    private Mono<ServerResponse> events() {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .headers(headers ->
                        headers.setAll(Map.of(HttpHeaders.CACHE_CONTROL, "no-store", "X-Accel-Buffering", "no")))
                .body(BodyInserters.fromServerSentEvents(overviews.stream()
                        .map(json -> ServerSentEvent.builder(json).event(EVENT).build())));
    }
}
