package dev.stagedoor.http.ask;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.request.AcceptHeader;
import dev.stagedoor.http.request.RequestBody;
import dev.stagedoor.http.routing.Endpoint;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Endpoint of one message: reads the message from the request and asks the actor. */
public final class AskEndpoint implements Endpoint {

    private final MessageReader reader;
    private final boolean safe;
    private final boolean replies;
    private final boolean answersJson;
    private final KeyedAskHandler askHandler;
    private final RequestBody body;

    /** Creates the endpoint of the messages that the reader reads. */
    public AskEndpoint(MessageReader reader, KeyedAskHandler askHandler, RequestBody body) {
        this.reader = reader;
        this.safe = reader.isSafe();
        this.replies = reader.operation().reply().isPresent();
        this.answersJson = reader.operation().answersJson();
        this.askHandler = askHandler;
        this.body = body;
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request, Map<String, String> variables) {
        var headers = request.exchange().getRequest().getHeaders();
        if (!replies && KeyedAskHandler.isKeyed(headers)) {
            return answer(Problems.keyOfTell());
        }
        if (answersJson) {
            var refusal = AcceptHeader.refusal(headers);
            if (refusal.isPresent()) {
                return answer(refusal.get());
            }
        }
        if (safe) {
            return ask(request, variables, false, new byte[0]);
        }
        var refusal = body.refusal(headers);
        if (refusal.isPresent()) {
            return answer(refusal.get());
        }
        return body.read(request.exchange())
                .flatMap(bytes -> withBody(request, variables, bytes))
                .onErrorResume(DataBufferLimitException.class, tooLarge -> answer(body.tooLarge()));
    }

    private Mono<ServerResponse> withBody(ServerRequest request, Map<String, String> variables, byte[] bytes) {
        if (bytes.length == 0) {
            return ask(request, variables, false, bytes);
        }
        var headers = request.exchange().getRequest().getHeaders();
        return RequestBody.isForm(headers)
                .map(form -> ask(request, variables, form, bytes))
                .orElseGet(() -> answer(RequestBody.unsupported(headers)));
    }

    private Mono<ServerResponse> ask(ServerRequest request, Map<String, String> variables, boolean form, byte[] bytes) {
        var others = new HashMap<>(variables);
        var id = others.remove("id");
        var query = request.exchange().getRequest().getURI().getRawQuery();
        var input = new MessageReader.Input(id == null ? "" : id, others, query == null ? "" : query, form, bytes);
        return askHandler.identified(request, askOptions -> switch (reader.read(
                input, askOptions.caller().authenticated())) {
            case MessageReader.Read.Refused(var problem) -> answer(problem);
            case MessageReader.Read.Message(var httpAsk) ->
                safe || !replies
                        ? askHandler.askUnkeyed(httpAsk, askOptions)
                        : askHandler.ask(request, httpAsk, askOptions, kind(form, bytes), bytes);
        });
    }

    private static String kind(boolean form, byte[] bytes) {
        return bytes.length == 0 ? KeyedAskHandler.NO_BODY_KIND : form ? "form" : "json";
    }

    private static Mono<ServerResponse> answer(Problem problem) {
        return Mono.just(problem.answer());
    }
}
