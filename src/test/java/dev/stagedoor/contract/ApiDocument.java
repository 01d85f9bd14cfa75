package dev.stagedoor.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** OpenAPI 3.1 document as the service serves it. */
final class ApiDocument {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final String text;
    private final JsonNode root;

    ApiDocument(String text) {
        this.text = text;
        this.root = JsonMapper.shared().readTree(text);
    }

    String text() {
        return text;
    }

    /** Returns all operations, in the order of the document. */
    List<ApiOperation> operations() {
        var operations = new ArrayList<ApiOperation>();
        for (var path : root.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(new ApiOperation(
                            this,
                            path.getKey(),
                            operation.getKey().toUpperCase(Locale.ROOT),
                            operation.getValue(),
                            path.getValue().path("parameters")));
                }
            }
        }
        return List.copyOf(operations);
    }

    /** Returns the methods that the document has for a path, in capitals. */
    Set<String> methods(String path) {
        var methods = new TreeSet<String>();
        root.path("paths").path(path).propertyNames().stream()
                .filter(METHODS::contains)
                .forEach(method -> methods.add(method.toUpperCase(Locale.ROOT)));
        return methods;
    }

    /** Returns a shared schema of the document. */
    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    /** Returns the node or, if it is a reference, its target with the other members of the node added. */
    JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        var target = root.at(node.path("$ref").asString().substring(1));
        if (target.isMissingNode()) {
            throw new AssertionError("the document has no target for the reference " + node);
        }
        var resolved = resolve(target);
        if (node.size() == 1) {
            return resolved;
        }
        var both = (ObjectNode) resolved.deepCopy();
        node.properties().stream()
                .filter(own -> !own.getKey().equals("$ref"))
                .forEach(own -> both.set(own.getKey(), own.getValue()));
        return both;
    }
}
