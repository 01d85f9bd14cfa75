package dev.stagedoor.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stagedoor.protocol.Protocols;
import dev.stagedoor.protocol.Schemas;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds all protocols to the document that springdoc serves. */
final class ProtocolDocument implements OpenApiCustomizer {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Protocols protocols;
    private final ProblemCatalog problems;

    ProtocolDocument(Protocols protocols, ProblemCatalog problems) {
        this.protocols = protocols;
        this.problems = problems;
    }

    @Override
    public void customise(OpenAPI document) {
        var ours = parse(write());
        if (document.getPaths() == null) {
            document.setPaths(new Paths());
        }
        ours.getPaths().forEach(document.getPaths()::addPathItem);
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        ours.getComponents().getSchemas().forEach(document.getComponents()::addSchemas);
    }

    private ObjectNode write() {
        var document = MAPPER.createObjectNode().put("openapi", "3.1.0");
        var schemas = new Schemas("components/schemas");
        var operations = new OperationsWriter(document.putObject("paths"), schemas, problems);
        operations.types();
        protocols.all().forEach(operations::protocol);
        var definitions = schemas.definitions();
        operations.finish(definitions);
        definitions.set("Problem", problem());
        document.putObject("components").set("schemas", definitions);
        return document;
    }

    private static ObjectNode problem() {
        var schema = MAPPER.createObjectNode()
                .put("type", "object")
                .put(
                        "description",
                        "A problem as of RFC 9457, with what a caller needs to decide whether to ask again.");
        var properties = schema.putObject("properties");
        properties.putObject("type").put("type", "string").put("format", "uri-reference");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer").put("format", "int32");
        properties.putObject("detail").put("type", "string");
        properties
                .putObject("executed")
                .put("type", "string")
                .put("description", "Whether the actor handled the message.")
                .putArray("enum")
                .add("no")
                .add("yes")
                .add("unknown");
        properties
                .putObject("retryable")
                .put("type", "boolean")
                .put("description", "Whether the same request may well succeed later, and cannot take effect twice.");
        var fault = properties
                .putObject("errors")
                .put("type", "array")
                .put("description", "Every fault of an invalid message.")
                .putObject("items")
                .put("type", "object");
        fault.putObject("properties").putObject("pointer").put("type", "string");
        fault.withObject("/properties").putObject("detail").put("type", "string");
        fault.putArray("required").add("pointer").add("detail");
        var required = schema.putArray("required");
        List.of("type", "title", "status", "detail", "executed", "retryable").forEach(required::add);
        return schema;
    }

    private static OpenAPI parse(ObjectNode document) {
        try {
            return Json31.mapper().readValue(document.toString(), OpenAPI.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the OpenAPI document that was written cannot be read", e);
        }
    }
}
