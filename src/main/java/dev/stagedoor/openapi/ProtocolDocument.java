package dev.stagedoor.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stagedoor.protocol.model.Protocols;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.databind.node.ObjectNode;

/** Adds all protocols to the document that springdoc serves. */
final class ProtocolDocument implements OpenApiCustomizer {

    private final Protocols protocols;
    private final RouteCatalog routes;
    private final ProblemCatalog problems;
    private final SecurityWriter security;

    ProtocolDocument(Protocols protocols, RouteCatalog routes, ProblemCatalog problems, SecurityWriter security) {
        this.protocols = protocols;
        this.routes = routes;
        this.problems = problems;
        this.security = security;
    }

    @Override
    public void customise(OpenAPI document) {
        var ours = parse(new DocumentWriter(protocols, routes, problems).write(namesIn(document)));
        ours.getTags().forEach(document::addTagsItem);
        if (document.getPaths() == null) {
            document.setPaths(new Paths());
        }
        ours.getPaths().forEach(document.getPaths()::addPathItem);
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        add(ours.getComponents(), document.getComponents());
        security.write(document);
    }

    /** Returns the names of the application's own schemas, which messages and replies must not have. */
    private static Set<String> namesIn(OpenAPI document) {
        var components = document.getComponents();
        return components == null || components.getSchemas() == null
                ? Set.of()
                : components.getSchemas().keySet();
    }

    private static void add(Components ours, Components all) {
        addAll(ours.getSchemas(), all::addSchemas);
        addAll(ours.getParameters(), all::addParameters);
        addAll(ours.getHeaders(), all::addHeaders);
        addAll(ours.getResponses(), all::addResponses);
        addAll(ours.getExamples(), all::addExamples);
    }

    private static <T> void addAll(@Nullable Map<String, T> components, BiConsumer<String, T> add) {
        if (components != null) {
            components.forEach(add);
        }
    }

    private static OpenAPI parse(ObjectNode document) {
        try {
            return Json31.mapper().readValue(document.toString(), OpenAPI.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the document is not OpenAPI", e);
        }
    }
}
