package dev.stagedoor.http;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.protocol.Decoded;
import dev.stagedoor.protocol.Operation;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Endpoint of one message: reads the message from the request and asks the actor. */
final class AskEndpoint implements Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(AskEndpoint.class);

    private final Operation operation;
    private final boolean safe;
    private final boolean replies;
    private final boolean answersJson;
    private final KeyedAskHandler askHandler;
    private final RequestBody body;
    private final AskMeters meters;
    private final long largestReply;

    /**
     * Creates the endpoint.
     *
     * @param largestReply how many bytes the JSON of a reply may have
     */
    AskEndpoint(
            Operation operation,
            String method,
            KeyedAskHandler askHandler,
            RequestBody body,
            AskMeters meters,
            long largestReply) {
        this.operation = operation;
        this.safe = method.equals("GET");
        this.replies = operation.reply().isPresent();
        this.answersJson = operation.answersJson();
        this.askHandler = askHandler;
        this.body = body;
        this.meters = meters;
        this.largestReply = largestReply;
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
        var texts = new HashMap<>(variables);
        var id = texts.remove("id");
        var query = request.exchange().getRequest().getURI().getRawQuery();
        return switch (RequestInput.of(query == null ? "" : query, texts, form, bytes)) {
            case RequestInput.Unreadable(var problem) -> answer(problem);
            case RequestInput.Parts(var json, var fields) ->
                switch (operation.decode(json, fields)) {
                    case Decoded.Invalid(var faults) -> answer(Problem.invalid(faults));
                    case Decoded.Failed(var cause) -> failed(cause);
                    case Decoded.Message(var message) -> {
                        var httpAsk = new HttpAsk(
                                new Address(operation.type(), id == null ? "" : id),
                                operation.request(message, json, fields),
                                safe,
                                meters,
                                this::success);
                        yield safe || !replies
                                ? askHandler.askUnkeyed(request, httpAsk)
                                : askHandler.ask(request, httpAsk, kind(form, bytes), bytes);
                    }
                };
        };
    }

    private Mono<ServerResponse> failed(Throwable cause) {
        LOG.error("event=message-failed type={} message={}", operation.type(), operation.name(), cause);
        return answer(Problem.refused(
                ProblemType.SERVICE_FAILED,
                "The service failed to read the message, so the actor was not asked; its log has the reason."));
    }

    private static String kind(boolean form, byte[] bytes) {
        return bytes.length == 0 ? "none" : form ? "form" : "json";
    }

    private Answer success(Outcome outcome) {
        return outcome instanceof Outcome.Replied(var value)
                ? Replies.answer(operation.reply().orElseThrow(), value, largestReply)
                : Answer.empty(202);
    }

    private static Mono<ServerResponse> answer(Problem problem) {
        return Mono.just(problem.answer());
    }
}
