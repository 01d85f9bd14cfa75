package dev.stagedoor.openapi;

import dev.stagedoor.openapi.ProblemCatalog.Kind;
import dev.stagedoor.protocol.model.Deprecation;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.schema.Schemas;
import dev.stagedoor.protocol.schema.UniqueNames;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes the operations of actor types: messages, the description of the type, and to start, stop and erase actors. */
final class OperationWriter {

    private static final List<String> WAITED = List.of("Preference-Applied");
    private static final List<String> WAITED_ONCE = List.of("Preference-Applied", "Idempotency-Replayed");

    private final ObjectNode paths;
    private final OperationIds ids;
    private final InputWriter input;
    private final ReplyResponses replies;
    private final ProblemResponses problems;

    OperationWriter(ObjectNode paths, OperationIds ids, Schemas schemas, ProblemResponses problems) {
        this.paths = paths;
        this.ids = ids;
        this.input = new InputWriter(schemas);
        this.replies = new ReplyResponses(schemas);
        this.problems = problems;
    }

    void write(Protocol protocol) {
        protocol.operations().forEach(this::message);
        var type = protocol.type();
        var url = protocol.url();
        describe(
                type,
                operation(
                        url,
                        "GET",
                        type,
                        ids.own(type, "describeType"),
                        "Describes the type: its messages, with JSON Schemas, and its circuit breaker."));
        create(operation(url, "POST", type, ids.own(type, "createActor"), "Starts a new actor under a generated id."));
        stop(operation(
                url + "/{id}",
                "DELETE",
                type,
                ids.own(type, "stopActor"),
                "Stops the actor after it has handled earlier messages. The next message starts it again."));
        if (problems.areOf(Kind.ERASE)) {
            erase(operation(
                    url + "/{id}/state",
                    "DELETE",
                    type,
                    ids.own(type, "eraseState"),
                    "Stops the actor and permanently erases everything that it persisted. This cannot be undone."));
        }
    }

    /** Completes the operations, once all definitions are known. */
    void finish(ObjectNode definitions, UniqueNames names) {
        input.finish(definitions, names);
    }

    private void describe(String type, ObjectNode json) {
        answer(json, 200, "The type %s.".formatted(type), "ActorType");
        problems.write(json.withObject("/responses"), Kind.CATALOG, List.of());
    }

    private void create(ObjectNode json) {
        json.putArray("parameters").add(Components.parameter("Prefer")).add(Components.parameter("Idempotency-Key"));
        var created = answer(json, 201, "The actor was started.", "StartedActor");
        ProblemResponses.headers(created, List.of("Location", "Preference-Applied", "Idempotency-Replayed"));
        problems.write(json.withObject("/responses"), Kind.START, List.of());
    }

    private void stop(ObjectNode json) {
        json.putArray("parameters").add(Components.parameter("Id")).add(Components.parameter("Prefer"));
        var stopped = json.withObject("/responses").putObject("204").put("description", "The actor has stopped.");
        ProblemResponses.headers(stopped, WAITED);
        problems.write(json.withObject("/responses"), Kind.STOP, List.of());
    }

    private void erase(ObjectNode json) {
        json.putArray("parameters").add(Components.parameter("Id")).add(Components.parameter("Prefer"));
        var erased = json.withObject("/responses")
                .putObject("204")
                .put("description", "The actor has stopped, and everything it persisted is erased.");
        ProblemResponses.headers(erased, WAITED);
        problems.write(json.withObject("/responses"), Kind.ERASE, List.of());
    }

    private static ObjectNode answer(ObjectNode json, int status, String description, String schema) {
        var response = json.withObject("/responses")
                .putObject(Integer.toString(status))
                .put("description", description);
        response.putObject("content").putObject("application/json").set("schema", Components.schema(schema));
        return response;
    }

    private void message(Operation operation) {
        message(operation, operation.url(), operation.method(), ids.message(operation));
        operation
                .exchange()
                .ifPresent(exchange ->
                        message(operation, exchange.url(), exchange.method(), ids.exchange(operation, exchange)));
    }

    private void message(Operation operation, String url, String method, String operationId) {
        var json = operation(url, method, operation.type(), operationId, description(operation));
        operation.deprecation().ifPresent(deprecation -> json.put("deprecated", true));
        input.write(json, operation, url, method);
        var responses = json.putObject("responses");
        operation
                .reply()
                .ifPresentOrElse(
                        reply -> replies.write(responses, reply),
                        () -> responses
                                .putObject("202")
                                .put("description", "The message is on its way. There will be no reply."));
        var answered = method.equals("GET") || operation.reply().isEmpty() ? WAITED : WAITED_ONCE;
        responses.forEach(response -> ProblemResponses.headers((ObjectNode) response, answered));
        var headers = operation.deprecation().map(OperationWriter::headers).orElse(List.of());
        responses.forEach(response -> ProblemResponses.headers((ObjectNode) response, headers));
        problems.write(responses, kind(operation, method), headers);
    }

    private static List<String> headers(Deprecation deprecation) {
        var headers = new ArrayList<>(List.of("Deprecation"));
        deprecation.sunset().ifPresent(date -> headers.add("Sunset"));
        return headers;
    }

    private static Kind kind(Operation operation, String method) {
        if (operation.reply().isEmpty()) {
            return Kind.TELL;
        }
        if (method.equals("GET")) {
            return Kind.READ;
        }
        return operation.answersJson() ? Kind.WRITE : Kind.WRITE_ONLY;
    }

    private ObjectNode operation(String url, String method, String tag, String id, String description) {
        var json = paths.withObject("/" + url.replace("~", "~0").replace("/", "~1"))
                .putObject(Words.lowerCase(method));
        json.putArray("tags").add(tag);
        return json.put("operationId", id)
                .put("summary", Words.summary(description))
                .put("description", description);
    }

    private static String description(Operation operation) {
        return Descriptions.of(operation.message())
                .orElseGet(() -> "%s %s to %s."
                        .formatted(
                                operation.reply().isPresent() ? "Asks" : "Tells",
                                operation.type(),
                                operation.name().replace('-', ' ')));
    }
}
