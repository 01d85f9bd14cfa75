package dev.stagedoor.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Requests made from the examples of a document: of whole bodies, or of all their required members. */
final class DocumentExamples {

    private final ApiDocument document;

    DocumentExamples(ApiDocument document) {
        this.document = document;
    }

    List<Sent> requests() {
        var requests = new ArrayList<Sent>();
        for (var operation : document.operations()) {
            var media = operation.content().path("application/json");
            Stream.concat(ofMedia(media), ofMembers(document.resolve(media.path("schema"))))
                    .map(json -> Sent.to(operation).withPath("id", "example").withJson(json, Json.write(json)))
                    .forEach(requests::add);
        }
        return requests;
    }

    private Stream<JsonNode> ofMedia(JsonNode media) {
        var named = media.path("examples").valueStream().map(document::resolve).map(example -> example.path("value"));
        return Stream.concat(Stream.of(media.path("example")), named).filter(JsonNode::isObject);
    }

    private Stream<JsonNode> ofMembers(JsonNode schema) {
        var example = Json.object();
        schema.path("properties").properties().forEach(property -> {
            var shown = document.resolve(property.getValue()).path("examples").path(0);
            if (!shown.isMissingNode()) {
                example.set(property.getKey(), shown);
            }
        });
        boolean whole = schema.path("required").valueStream().allMatch(name -> example.has(name.asString()));
        return whole && !example.isEmpty() ? Stream.of(example) : Stream.empty();
    }
}
