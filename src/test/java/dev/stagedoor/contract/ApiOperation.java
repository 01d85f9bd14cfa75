package dev.stagedoor.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Operation of a document.
 *
 * @param path the path with its variables
 * @param method the HTTP method, in capitals
 * @param node the JSON of the operation
 * @param shared the parameters of all operations of the path
 */
record ApiOperation(ApiDocument document, String path, String method, JsonNode node, JsonNode shared) {

    /** Parameter of an operation; the example is empty if the document has none. */
    record Parameter(String name, String in, boolean required, JsonNode schema, String example) {}

    List<Parameter> parameters() {
        return Stream.concat(
                        StreamSupport.stream(shared.spliterator(), false),
                        StreamSupport.stream(node.path("parameters").spliterator(), false))
                .map(document::resolve)
                .map(ApiOperation::parameter)
                .toList();
    }

    List<Parameter> parameters(String in) {
        return parameters().stream()
                .filter(parameter -> parameter.in().equals(in))
                .toList();
    }

    private static Parameter parameter(JsonNode node) {
        var content = node.path("content").path("application/json");
        return new Parameter(
                node.path("name").asString(),
                node.path("in").asString(),
                node.path("required").asBoolean(false),
                content.isMissingNode() ? node.path("schema") : content.path("schema"),
                node.path("example").asString(""));
    }

    /** Returns the content of the body by media type; empty if the operation has no body. */
    JsonNode content() {
        return document.resolve(node.path("requestBody")).path("content");
    }

    boolean bodyRequired() {
        return document.resolve(node.path("requestBody")).path("required").asBoolean(false);
    }

    /** Returns the answer that the document has for a status. */
    Optional<JsonNode> response(int status) {
        var response = node.path("responses").path(Integer.toString(status));
        return response.isMissingNode() ? Optional.empty() : Optional.of(document.resolve(response));
    }

    boolean answers(int status) {
        return response(status).isPresent();
    }

    /** Returns the types of the problems that the document has as examples for a status. */
    Set<String> problems(int status) {
        var types = new TreeSet<String>();
        response(status)
                .map(response -> response.path("content").path("application/problem+json"))
                .ifPresent(media -> media.path("examples")
                        .forEach(example -> types.add(document.resolve(example)
                                .path("value")
                                .path("type")
                                .asString(""))));
        return types;
    }

    /** Returns method and path, which identify the operation in messages. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
