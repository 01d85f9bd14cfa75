package dev.stagedoor.http;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Request;
import dev.stagedoor.http.problem.Answer;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints that create actors of one type under fresh ids, stop them, and erase what they persisted. */
final class TypeEndpoints {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] NO_BODY = {};

    private final String type;
    private final AskHandler askHandler;
    private final KeyedAskHandler keyed;

    TypeEndpoints(String type, AskHandler askHandler, KeyedAskHandler keyed) {
        this.type = type;
        this.askHandler = askHandler;
        this.keyed = keyed;
    }

    Mono<ServerResponse> create(ServerRequest request, Map<String, String> none) {
        var address = new Address(type, UUID.randomUUID().toString());
        var url = request.requestPath().contextPath().value() + "/actors/" + type + "/" + address.id();
        var httpAsk = new HttpAsk(
                address,
                new Request.Start(),
                true,
                null,
                started -> Answer.of(
                                201,
                                MediaType.APPLICATION_JSON,
                                JSON.writeValueAsBytes(Map.of("type", type, "id", address.id())))
                        .with(HttpHeaders.LOCATION, url));
        return keyed.ask(request, httpAsk, "none", NO_BODY);
    }

    Mono<ServerResponse> stop(ServerRequest request, Map<String, String> variables) {
        var address = new Address(type, variables.getOrDefault("id", ""));
        return askHandler.ask(
                request, new HttpAsk(address, new Request.Stop(), true, null, stopped -> Answer.empty(204)));
    }

    Mono<ServerResponse> erase(ServerRequest request, Map<String, String> variables) {
        var address = new Address(type, variables.getOrDefault("id", ""));
        return askHandler.ask(
                request, new HttpAsk(address, new Request.Erase(), true, null, erased -> Answer.empty(204)));
    }
}
