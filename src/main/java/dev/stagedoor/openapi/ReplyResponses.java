package dev.stagedoor.openapi;

import dev.stagedoor.protocol.model.Reply;
import dev.stagedoor.protocol.schema.Schemas;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Writes the replies of actors, by status. */
final class ReplyResponses {

    private final Schemas schemas;

    ReplyResponses(Schemas schemas) {
        this.schemas = schemas;
    }

    void write(ObjectNode responses, Reply reply) {
        var successes = reply.variants().stream()
                .filter(variant -> !variant.refusal() && !variant.empty())
                .toList();
        reply.byStatus()
                .forEach((status, variants) -> describe(
                        responses.putObject(status.toString()),
                        reply,
                        variants,
                        successes.containsAll(variants) ? successes : variants));
    }

    /**
     * Describes an answer.
     *
     * @param returned the variants of its schema; for a success all successes, as a client's method has one return type
     */
    private void describe(
            ObjectNode response, Reply reply, List<Reply.Variant> variants, List<Reply.Variant> returned) {
        response.put(
                "description",
                variants.stream().map(ReplyResponses::description).collect(Collectors.joining("\n\n")));
        if (!variants.getFirst().empty()) {
            response.putObject("content")
                    .putObject(variants.getFirst().refusal() ? "application/problem+json" : "application/json")
                    .set("schema", schemas.variants(reply, returned));
        }
    }

    private static String description(Reply.Variant variant) {
        return Descriptions.of(variant.type()).orElse(variant.type().isRecord() ? variant.title() + "." : "The reply.");
    }
}
