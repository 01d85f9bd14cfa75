package dev.stagedoor.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Yaml;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.Endpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the operations that a new document breaks for callers of an old one: operations that are removed, renamed in
 * generated clients, require more, or answer with less.
 */
final class BreakingChanges {

    private static final JsonMapper JSON = JsonMapper.shared();

    private BreakingChanges() {}

    /** Returns the broken operations in alphabetical order, each as {@code METHOD /path}. */
    static List<String> between(String released, String current) {
        var before = comparable(released);
        var now = comparable(current);
        var compared = OpenApiCompare.fromContents(before.toString(), now.toString());
        var broken = new TreeSet<String>();
        compared.getMissingEndpoints().stream().map(BreakingChanges::named).forEach(broken::add);
        compared.getChangedOperations().stream()
                .filter(ChangedOperation::isIncompatible)
                .map(BreakingChanges::named)
                .forEach(broken::add);
        broken.addAll(renamed(before, now));
        return List.copyOf(broken);
    }

    private static String named(Endpoint endpoint) {
        return endpoint.getMethod() + " " + endpoint.getPathUrl();
    }

    private static String named(ChangedOperation operation) {
        return operation.getHttpMethod() + " " + operation.getPathUrl();
    }

    /** Returns the operations whose method or models have other names in generated clients. */
    private static List<String> renamed(JsonNode before, JsonNode now) {
        var names = namesInClients(now);
        return namesInClients(before).entrySet().stream()
                .filter(entry ->
                        !names.getOrDefault(entry.getKey(), entry.getValue()).containsAll(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the id of each operation, and the references to the schemas that it uses. */
    private static Map<String, Set<String>> namesInClients(JsonNode document) {
        var names = new HashMap<String, Set<String>>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    var operation = method.getValue();
                    var inClients = new HashSet<>(operation.findValuesAsString("$ref"));
                    inClients.removeIf(reference -> !reference.startsWith("#/components/schemas/"));
                    inClients.add(operation.path("operationId").asString());
                    names.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), inClients);
                }));
        return names;
    }

    /** Returns the document in terms of OpenAPI 3.0, because the comparison ignores what 3.1 writes differently. */
    private static JsonNode comparable(String yaml) {
        try {
            var document =
                    (ObjectNode) JSON.readTree(Yaml.mapper().readTree(yaml).toString());
            document.put("openapi", "3.0.3");
            descendants(document).forEach(BreakingChanges::inTermsOf30);
            return document;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<ObjectNode> descendants(JsonNode node) {
        var below = node.valueStream().toList().stream().flatMap(BreakingChanges::descendants);
        return node instanceof ObjectNode object ? Stream.concat(Stream.of(object), below) : below;
    }

    private static void inTermsOf30(ObjectNode schema) {
        exclusive(schema, "exclusiveMinimum", "minimum");
        exclusive(schema, "exclusiveMaximum", "maximum");
        if (schema.path("const").isValueNode()) {
            schema.putArray("enum").add(schema.remove("const"));
        }
        if (schema.path("type").isArray()) {
            var types =
                    schema.path("type").valueStream().map(JsonNode::asString).toList();
            types.stream().filter(type -> !type.equals("null")).findFirst().ifPresent(type -> schema.put("type", type));
            schema.put("nullable", types.contains("null"));
        }
    }

    private static void exclusive(ObjectNode schema, String exclusive, String inclusive) {
        if (schema.path(exclusive).isNumber()) {
            schema.set(inclusive, schema.path(exclusive));
            schema.put(exclusive, true);
        }
    }
}
