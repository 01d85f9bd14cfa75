package dev.stagedoor.openapi;

import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.protocol.schema.Schemas;
import dev.stagedoor.protocol.schema.UniqueNames;
import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the document of all protocols and routes. It starts from {@code contract.yaml}, which has their components. */
final class DocumentWriter {

    private static final String COMMON = "contract.yaml";

    private final ObjectNode document = common();
    private final Protocols protocols;
    private final RouteCatalog routes;
    private final ProblemCatalog problems;

    DocumentWriter(Protocols protocols, RouteCatalog routes, ProblemCatalog problems) {
        this.protocols = protocols;
        this.routes = routes;
        this.problems = problems;
    }

    private static ObjectNode common() {
        try (var yaml = DocumentWriter.class.getResourceAsStream(COMMON)) {
            var tree = Yaml31.mapper().readTree(yaml);
            return (ObjectNode) JsonMapper.shared().readTree(tree.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the document without {@code info} and {@code servers}. Must be called only once.
     *
     * @param taken names that schemas of messages and replies must not have
     */
    ObjectNode write(Collection<String> taken) {
        var paths = document.withObject("/paths");
        var components = document.withObject("/components");
        var responses = new ProblemResponses(components, problems.all());
        var reserved = new HashSet<>(components.path("schemas").propertyNames());
        reserved.addAll(taken);
        var schemas = new Schemas("components/schemas", reserved);
        var operations = new OperationWriter(paths, new OperationIds(), schemas, responses);
        routes.common().forEach(operations::write);
        for (var protocol : sorted()) {
            operations.write(protocol);
            routes.of(protocol.type()).forEach(operations::write);
        }
        var definitions = schemas.definitions();
        var names = new UniqueNames(reserved);
        definitions.propertyNames().forEach(names::of);
        operations.finish(definitions, names);
        definitions.forEach(DocumentWriter::shareExecuted);
        components.withObject("/schemas").setAll(definitions);
        responses.finish(names);
        tags();
        return Pruning.pruned(document);
    }

    /** Gives the member {@code executed} of a refusal the schema that all problems share. */
    private static void shareExecuted(JsonNode definition) {
        if (definition.path("properties").path("executed") instanceof ObjectNode executed && executed.has("const")) {
            executed.remove("type");
            executed.setAll(Components.schema("Executed"));
        }
    }

    private List<Protocol> sorted() {
        return protocols.all().stream()
                .filter(protocol -> routes.documents(protocol.type()))
                .sorted(Comparator.comparing(Protocol::type))
                .toList();
    }

    /** Lists the actor types before the tags that all documents have. */
    private void tags() {
        var common = document.path("tags");
        var tags = document.putArray("tags");
        sorted().forEach(protocol ->
                tags.addObject().put("name", protocol.type()).put("description", description(protocol)));
        common.valueStream().filter(tag -> !isType(tag.path("name").asString())).forEach(tags::add);
    }

    private boolean isType(String tag) {
        return protocols.all().stream().anyMatch(protocol -> protocol.type().equals(tag));
    }

    private static String description(Protocol protocol) {
        return Descriptions.of(protocol.messageClass())
                .orElseGet(() -> "Actors of the type %s.".formatted(protocol.type()));
    }
}
