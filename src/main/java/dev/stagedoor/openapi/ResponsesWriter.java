package dev.stagedoor.openapi;

import dev.stagedoor.openapi.ProblemCatalog.DocumentedProblem;
import dev.stagedoor.openapi.ProblemCatalog.Kind;
import dev.stagedoor.protocol.Reply;
import dev.stagedoor.protocol.Schemas;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a request can be answered with: the replies, and the problems of its kind. */
final class ResponsesWriter {

    private static final String JSON = "application/json";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Schemas schemas;
    private final ProblemCatalog problems;

    ResponsesWriter(Schemas schemas, ProblemCatalog problems) {
        this.schemas = schemas;
        this.problems = problems;
    }

    /** Adds the variants of a reply, each under its status. */
    void replies(ObjectNode responses, Reply reply) {
        reply.variants().stream()
                .collect(Collectors.groupingBy(Reply.Variant::status, TreeMap::new, Collectors.toList()))
                .forEach((status, variants) -> {
                    var response = response(
                            responses,
                            status,
                            variants.stream().map(Reply.Variant::title).collect(Collectors.joining(" or ")));
                    if (!variants.getFirst().empty()) {
                        var mediaType = variants.getFirst().refusal() ? PROBLEM_JSON : JSON;
                        var nodes = variants.stream()
                                .map(variant -> schemas.variant(reply, variant))
                                .toList();
                        schema(response, mediaType, nodes);
                    }
                });
    }

    /** Adds an answer without a schema of its own. */
    ObjectNode plain(ObjectNode responses, int status, String description) {
        return response(responses, status, description);
    }

    /** Adds the problems of a kind of requests, each under its status. */
    void problems(ObjectNode responses, Kind kind) {
        problems.of(kind).stream()
                .collect(Collectors.groupingBy(DocumentedProblem::status, TreeMap::new, Collectors.toList()))
                .forEach((status, documented) -> problem(responses, status, documented));
    }

    private static void problem(ObjectNode responses, int status, List<DocumentedProblem> documented) {
        var meanings = documented.stream()
                .map(problem -> "`%s`: %s".formatted(problem.url(), problem.meaning()))
                .collect(Collectors.joining("\n\n"));
        var response = response(responses, status, meanings);
        schema(response, PROBLEM_JSON, List.of(MAPPER.createObjectNode().put("$ref", "#/components/schemas/Problem")));
        var examples = ((ObjectNode) response.path("content").path(PROBLEM_JSON)).putObject("examples");
        documented.forEach(problem -> examples.putObject(problem.title().replace(' ', '-'))
                .put("summary", problem.title())
                .putObject("value")
                .put("type", problem.url())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.meaning())
                .put("executed", problem.executed())
                .put("retryable", problem.retryAfter()));
        if (documented.stream().anyMatch(DocumentedProblem::retryAfter)) {
            response.withObject("/headers")
                    .putObject("Retry-After")
                    .put("description", "In how many seconds to ask again.")
                    .putObject("schema")
                    .put("type", "integer")
                    .put("minimum", 1);
        }
    }

    private static ObjectNode response(ObjectNode responses, int status, String description) {
        var key = Integer.toString(status);
        var existing = responses.get(key);
        if (existing instanceof ObjectNode response) {
            return response.put("description", response.path("description").asString() + "\n\n" + description);
        }
        return responses.putObject(key).put("description", description);
    }

    private static void schema(ObjectNode response, String mediaType, List<ObjectNode> schemas) {
        var content =
                response.path("content") instanceof ObjectNode existing ? existing : response.putObject("content");
        if (!content.has(mediaType)) {
            var media = content.putObject(mediaType);
            if (schemas.size() == 1) {
                media.set("schema", schemas.getFirst());
            } else {
                schemas.forEach(media.putObject("schema").putArray("oneOf")::add);
            }
            return;
        }
        var media = (ObjectNode) content.get(mediaType);
        var both = MAPPER.createObjectNode();
        var anyOf = both.putArray("anyOf");
        anyOf.add(media.get("schema"));
        schemas.forEach(anyOf::add);
        media.set("schema", both);
    }
}
