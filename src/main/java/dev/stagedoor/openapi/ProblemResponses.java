package dev.stagedoor.openapi;

import dev.stagedoor.protocol.schema.UniqueNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the problems of operations as shared responses, with each problem as an example. An operation gets a response
 * of its own for a status that its actor also refuses with, and if its answers have further headers.
 */
final class ProblemResponses {

    private static final String MEDIA_TYPE = "application/problem+json";
    /** Statuses of requests that are refused before they reach the operation. */
    private static final Set<Integer> UNROUTED = Set.of(405, 414, 431);

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ObjectNode components;
    private final List<DocumentedProblem> problems;
    private final List<ObjectNode> merged = new ArrayList<>();

    ProblemResponses(ObjectNode components, List<DocumentedProblem> problems) {
        this.components = components;
        this.problems = problems;
    }

    /**
     * Adds the problems of a kind of request to the responses of an operation.
     *
     * @param headers names of further headers that all answers of the operation can have
     */
    void write(ObjectNode responses, RequestKind kind, Collection<String> headers) {
        problems.stream()
                .filter(problem -> kind.has(problem.aspect()))
                .collect(Collectors.groupingBy(DocumentedProblem::status, TreeMap::new, Collectors.toList()))
                .forEach((status, documented) -> {
                    var key = Integer.toString(status);
                    if (responses.path(key) instanceof ObjectNode refusal) {
                        merge(refusal, documented);
                    } else if (headers.isEmpty() || UNROUTED.contains(status)) {
                        responses.set(key, shared(documented));
                    } else {
                        headers(describe(responses.putObject(key), documented), headers);
                    }
                });
        sort(responses);
    }

    /**
     * Returns the names of the headers that all answers to a kind of request can have if the service limits how many each
     * caller sends.
     */
    List<String> limits(RequestKind kind) {
        return problems.stream()
                .filter(problem -> problem.aspect() == Aspect.RATE && kind.has(Aspect.RATE))
                .flatMap(problem -> problem.headers().stream())
                .filter(name -> name.startsWith("RateLimit"))
                .toList();
    }

    private static void sort(ObjectNode responses) {
        var byStatus = new TreeMap<String, JsonNode>();
        responses.properties().forEach(response -> byStatus.put(response.getKey(), response.getValue()));
        responses.removeAll();
        responses.setAll(byStatus);
    }

    private ObjectNode shared(List<DocumentedProblem> documented) {
        var name = documented.stream()
                .map(problem -> Words.pascalCase(problem.named()))
                .collect(Collectors.joining("Or"));
        if (!components.path("responses").has(name)) {
            describe(components.withObject("/responses").putObject(name), documented);
        }
        return Components.response(name);
    }

    private ObjectNode describe(ObjectNode response, List<DocumentedProblem> documented) {
        response.put("description", description(documented));
        headers(response, headersOf(documented));
        var media = response.putObject("content").putObject(MEDIA_TYPE);
        media.set("schema", Components.schema("Problem"));
        examples(media.putObject("examples"), documented);
        return response;
    }

    /** Adds the problems of a status to the actor's refusals of that status; an answer is one or the other. */
    private void merge(ObjectNode refusal, List<DocumentedProblem> documented) {
        refusal.put("description", refusal.path("description").asString() + "\n\n" + description(documented));
        headers(refusal, headersOf(documented));
        var media = (ObjectNode) refusal.path("content").path(MEDIA_TYPE);
        var either = MAPPER.createObjectNode();
        either.putArray("anyOf").add(media.path("schema")).add(Components.schema("Problem"));
        media.set("schema", either);
        merged.add(media);
        examples(media.putObject("examples"), documented);
    }

    /** Names the schemas of answers that are either a refusal or a problem, once the schemas of refusals have names. */
    void finish(UniqueNames names) {
        var byRefusal = new HashMap<String, String>();
        for (var media : merged) {
            var either = media.path("schema");
            var refusal = Components.name(either.path("anyOf").path(0));
            var name = byRefusal.computeIfAbsent(refusal, unnamed -> names.of(refusal + "OrProblem"));
            components.withObject("/schemas").set(name, either);
            media.set("schema", Components.schema(name));
        }
    }

    private void examples(ObjectNode examples, List<DocumentedProblem> documented) {
        documented.forEach(problem -> {
            var name = Words.pascalCase(problem.named());
            if (!components.path("examples").has(name)) {
                example(components.withObject("/examples").putObject(name), problem);
            }
            examples.set(name, Components.example(name));
        });
    }

    private static void example(ObjectNode example, DocumentedProblem problem) {
        var value = example.put("summary", problem.title())
                .putObject("value")
                .put("type", problem.url())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.meaning())
                .put("executed", problem.executed().name().toLowerCase(Locale.ROOT))
                .put("retryable", problem.retryable());
        problem.faults()
                .forEach((pointer, detail) -> value.withArray("/errors")
                        .addObject()
                        .put("pointer", pointer)
                        .put("detail", detail));
    }

    static void headers(ObjectNode response, Collection<String> names) {
        names.forEach(name -> response.withObject("/headers").set(name, Components.header(name)));
    }

    private static List<String> headersOf(List<DocumentedProblem> documented) {
        return documented.stream()
                .map(DocumentedProblem::headers)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    private static String description(List<DocumentedProblem> documented) {
        var meanings = documented.stream().map(DocumentedProblem::meaning);
        return documented.size() == 1
                ? documented.getFirst().meaning()
                : Stream.concat(Stream.of("One of these:"), meanings.map(meaning -> "- " + meaning))
                        .collect(Collectors.joining("\n"));
    }
}
