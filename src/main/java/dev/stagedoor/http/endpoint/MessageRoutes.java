package dev.stagedoor.http.endpoint;

import dev.stagedoor.http.access.MessageRules;
import dev.stagedoor.http.ask.AskActivity;
import dev.stagedoor.http.ask.AskEndpoint;
import dev.stagedoor.http.ask.AskMeters;
import dev.stagedoor.http.ask.KeyedAskHandler;
import dev.stagedoor.http.ask.MessageReader;
import dev.stagedoor.http.request.RequestBody;
import dev.stagedoor.http.routing.Endpoint;
import dev.stagedoor.http.routing.Route;
import dev.stagedoor.protocol.model.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the routes of messages: the default one, and the one that the author chose. */
public final class MessageRoutes {

    private final KeyedAskHandler askHandler;
    private final RequestBody body;
    private final MeterRegistry meters;
    private final AskActivity activity;
    private final long largestReply;
    private final ActorAccess access;
    private final MessageRules rules;

    /**
     * Creates the routes.
     *
     * @param activity takes the duration of each ask
     * @param largestReply how many bytes the JSON of a reply may have
     * @param access decides who may send messages
     * @param rules the rules of authors about their messages
     */
    public MessageRoutes(
            KeyedAskHandler askHandler,
            RequestBody body,
            MeterRegistry meters,
            AskActivity activity,
            long largestReply,
            ActorAccess access,
            MessageRules rules) {
        this.askHandler = askHandler;
        this.body = body;
        this.meters = meters;
        this.activity = activity;
        this.largestReply = largestReply;
        this.access = access;
        this.rules = rules;
    }

    Stream<Route> of(Operation operation) {
        var timers = new AskMeters(operation, meters, activity);
        Function<String, Endpoint> byMethod = method -> {
            var reader = new MessageReader(operation, method, timers, largestReply, rules);
            var asking = new AskEndpoint(reader, askHandler, body);
            return deprecating(operation, access.guarded(asking, operation.type(), reader::access));
        };
        return Stream.concat(
                Stream.of(new Route(operation.method(), operation.url(), byMethod.apply(operation.method()), null)),
                operation.exchange().stream()
                        .map(exchange ->
                                new Route(exchange.method(), exchange.url(), byMethod.apply(exchange.method()), null)));
    }

    private static Endpoint deprecating(Operation operation, Endpoint endpoint) {
        return operation
                .deprecation()
                .<Endpoint>map(deprecation -> new DeprecatedEndpoint(endpoint, deprecation, Instant.now()))
                .orElse(endpoint);
    }
}
