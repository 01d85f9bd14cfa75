package dev.stagedoor.openapi;

import dev.stagedoor.protocol.model.Deprecation;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.schema.Schemas;
import dev.stagedoor.protocol.schema.UniqueNames;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Writes the operations of messages, and of routes that are not messages'. */
final class OperationWriter {

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

    /** Writes the operations of the messages of a protocol. */
    void write(Protocol protocol) {
        protocol.operations().forEach(this::message);
    }

    /** Writes the operation of a route that is not a message's. */
    void write(DocumentedRoute route) {
        var document = route.document();
        var json = operation(
                route.url(),
                route.method(),
                document.tag(),
                ids.own(document.tag(), document.id()),
                document.summary(),
                document.description());
        parameters(json, document);
        var responses = json.putObject("responses");
        success(responses, document);
        problems.write(responses, document.kind(), List.of());
    }

    private static void parameters(ObjectNode json, RouteDocument document) {
        var kind = document.kind();
        if (kind.has(Aspect.ID)) {
            json.withArray("parameters").add(Components.parameter("Id"));
        }
        if (document.variable() instanceof RouteDocument.Variable(var name, var description, var example)) {
            json.withArray("parameters")
                    .addObject()
                    .put("name", name)
                    .put("in", "path")
                    .put("required", true)
                    .put("description", description)
                    .put("example", example)
                    .putObject("schema")
                    .put("type", "string");
        }
        kind.parameters().forEach(name -> json.withArray("parameters").add(Components.parameter(name)));
    }

    private void success(ObjectNode responses, RouteDocument document) {
        var success = document.success();
        var response =
                responses.putObject(Integer.toString(success.status())).put("description", success.description());
        ProblemResponses.headers(response, success.headers());
        ProblemResponses.headers(response, document.kind().headers());
        ProblemResponses.headers(response, problems.limits(document.kind()));
        if (success.schema() != null) {
            response.putObject("content")
                    .putObject("application/json")
                    .set("schema", Components.schema(success.schema()));
        }
    }

    /** Completes the operations, once all definitions are known. */
    void finish(ObjectNode definitions, UniqueNames names) {
        input.finish(definitions, names);
    }

    private void message(Operation operation) {
        message(operation, operation.url(), operation.method(), ids.message(operation));
        operation
                .exchange()
                .ifPresent(exchange ->
                        message(operation, exchange.url(), exchange.method(), ids.exchange(operation, exchange)));
    }

    private void message(Operation operation, String url, String method, String operationId) {
        var kind = RequestKind.of(operation, method);
        var description = description(operation);
        var json = operation(url, method, operation.type(), operationId, Words.summary(description), description);
        operation.deprecation().ifPresent(deprecation -> json.put("deprecated", true));
        input.write(json, operation, kind, url, method);
        var responses = json.putObject("responses");
        operation
                .reply()
                .ifPresentOrElse(
                        reply -> replies.write(responses, reply),
                        () -> responses
                                .putObject("202")
                                .put("description", "The message is on its way. There will be no reply."));
        responses.forEach(response -> ProblemResponses.headers((ObjectNode) response, kind.headers()));
        var headers = operation.deprecation().map(OperationWriter::headers).orElse(List.of());
        responses.forEach(response -> ProblemResponses.headers((ObjectNode) response, headers));
        responses.forEach(response -> ProblemResponses.headers((ObjectNode) response, problems.limits(kind)));
        problems.write(responses, kind, headers);
    }

    private static List<String> headers(Deprecation deprecation) {
        var headers = new ArrayList<>(List.of("Deprecation"));
        deprecation.sunset().ifPresent(date -> headers.add("Sunset"));
        return headers;
    }

    private ObjectNode operation(String url, String method, String tag, String id, String summary, String description) {
        var json = paths.withObject("/" + url.replace("~", "~0").replace("/", "~1"))
                .putObject(Words.lowerCase(method));
        json.putArray("tags").add(tag);
        return json.put("operationId", id).put("summary", summary).put("description", description);
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
