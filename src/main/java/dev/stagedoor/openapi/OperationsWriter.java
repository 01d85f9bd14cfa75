package dev.stagedoor.openapi;

import dev.stagedoor.ask.Address;
import dev.stagedoor.openapi.ProblemCatalog.Kind;
import dev.stagedoor.protocol.Member;
import dev.stagedoor.protocol.Operation;
import dev.stagedoor.protocol.Protocol;
import dev.stagedoor.protocol.Schemas;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the operations of protocols into the {@code paths} of a document. */
final class OperationsWriter {

    private static final Pattern SEPARATOR = Pattern.compile("[-_.~]+");

    private final ObjectNode paths;
    private final Schemas schemas;
    private final ResponsesWriter responses;
    private final List<Consumer<ObjectNode>> parameterSchemas = new ArrayList<>();

    OperationsWriter(ObjectNode paths, Schemas schemas, ProblemCatalog problems) {
        this.paths = paths;
        this.schemas = schemas;
        this.responses = new ResponsesWriter(schemas, problems);
    }

    void types() {
        var json = operation("/actors", "GET", "listActorTypes", "actors", "Lists the types of actors.");
        object(responses.plain(json.putObject("responses"), 200, "The types, each with its URL and its messages."));
        responses.problems(json.withObject("/responses"), Kind.CATALOG);
    }

    void protocol(Protocol protocol) {
        var type = protocol.type();
        var url = "/actors/" + type;
        var described = operation(
                url, "GET", "describe" + pascalCase(type), type, "Describes the type: its messages and its breaker.");
        object(responses.plain(described.putObject("responses"), 200, "The type."));
        responses.problems(described.withObject("/responses"), Kind.CATALOG);

        var created = operation(
                url, "POST", "create" + pascalCase(type), type, "Starts a new actor under an id made for it.");
        wait(created);
        var creation = responses.plain(created.putObject("responses"), 201, "The actor was started.");
        object(creation);
        creation.putObject("headers")
                .putObject("Location")
                .put("description", "The URL of the actor.")
                .putObject("schema")
                .put("type", "string")
                .put("format", "uri-reference");
        responses.problems(created.withObject("/responses"), Kind.START);

        var stopped = operation(
                url + "/{id}",
                "DELETE",
                "stop" + pascalCase(type),
                type,
                "Stops the actor once it has handled what came before; the next message starts it anew.");
        id(stopped);
        wait(stopped);
        responses.plain(stopped.putObject("responses"), 204, "The actor has stopped.");
        responses.problems(stopped.withObject("/responses"), Kind.STOP);

        protocol.operations().forEach(this::message);
    }

    private void message(Operation operation) {
        var id = camelCase(operation.type()) + operation.message().getSimpleName();
        message(operation, operation.url(), operation.method(), id);
        operation
                .exchange()
                .ifPresent(exchange -> message(operation, exchange.url(), exchange.method(), id + "Exchange"));
    }

    private void message(Operation operation, String url, String method, String operationId) {
        var json = operation(url, method, operationId, operation.type(), description(operation));
        id(json);
        wait(json);
        boolean read = method.equals("GET");
        var inPath = operation.members().stream()
                .filter(member -> url.contains("{" + member.name() + "}"))
                .toList();
        inPath.forEach(member -> parameter(json, operation, member, "path"));
        if (read) {
            operation.members().stream()
                    .filter(member -> !inPath.contains(member))
                    .forEach(member -> parameter(json, operation, member, "query"));
        } else if (operation.members().size() > inPath.size()) {
            body(json, operation);
        }
        var answers = json.putObject("responses");
        operation
                .reply()
                .ifPresentOrElse(
                        reply -> responses.replies(answers, reply),
                        () -> responses.plain(answers, 202, "The message is on its way; nobody replies to it."));
        responses.problems(answers, operation.reply().isEmpty() ? Kind.TELL : read ? Kind.READ : Kind.WRITE);
    }

    private void body(ObjectNode json, Operation operation) {
        var required = operation.members().stream().anyMatch(member -> !member.nullable());
        var content = json.putObject("requestBody").put("required", required).putObject("content");
        content.putObject("application/json").set("schema", schemas.message(operation));
        content.putObject("application/x-www-form-urlencoded").set("schema", schemas.message(operation));
    }

    private void parameter(ObjectNode json, Operation operation, Member member, String in) {
        var parameter = json.withArray("/parameters")
                .addObject()
                .put("name", member.name())
                .put("in", in)
                .put("required", in.equals("path") || !member.nullable());
        var message = schemas.message(operation);
        parameterSchemas.add(definitions -> parameter.set("schema", property(message, member, definitions)));
    }

    /** Sets the schemas of parameters, which can be told only once all definitions are known. */
    void finish(ObjectNode definitions) {
        parameterSchemas.forEach(schema -> schema.accept(definitions));
    }

    private static JsonNode property(ObjectNode message, Member member, ObjectNode definitions) {
        var name = message.path("$ref").asString().replaceFirst(".*/", "");
        return definitions.path(name).path("properties").path(member.name()).deepCopy();
    }

    private ObjectNode operation(String url, String method, String id, String tag, String description) {
        var json = paths.withObject("/" + url.replace("~", "~0").replace("/", "~1"))
                .putObject(method.toLowerCase(Locale.ROOT));
        json.putArray("tags").add(tag);
        return json.put("operationId", id)
                .put("summary", firstSentence(description))
                .put("description", description);
    }

    private static void id(ObjectNode json) {
        json.withArray("/parameters")
                .addObject()
                .put("name", "id")
                .put("in", "path")
                .put("required", true)
                .put("description", "Which actor of the type is asked.")
                .putObject("schema")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", Address.MAX_ID_BYTES);
    }

    private static void wait(ObjectNode json) {
        json.withArray("/parameters")
                .addObject()
                .put("name", "Prefer")
                .put("in", "header")
                .put("required", false)
                .put("description", "How many seconds to wait for the answer, as `wait=2` (RFC 7240).")
                .putObject("schema")
                .put("type", "string");
    }

    private static void object(ObjectNode response) {
        response.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "object");
    }

    private static String description(Operation operation) {
        var schema = operation.message().getAnnotation(Schema.class);
        return schema == null || schema.description().isEmpty()
                ? "Asks %s to %s.".formatted(operation.type(), operation.name().replace('-', ' '))
                : schema.description();
    }

    private static String firstSentence(String description) {
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }

    private static String camelCase(String name) {
        var pascal = pascalCase(name);
        return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    }

    private static String pascalCase(String name) {
        var pascal = new StringBuilder();
        for (var word : SEPARATOR.split(name, -1)) {
            if (!word.isEmpty()) {
                pascal.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return pascal.toString();
    }
}
