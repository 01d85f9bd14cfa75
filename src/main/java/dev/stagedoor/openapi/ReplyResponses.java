package dev.stagedoor.openapi;

import dev.stagedoor.protocol.Reply;
import dev.stagedoor.protocol.Schemas;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Writes what actors reply, each class of replies under its status. */
final class ReplyResponses {

    private final Schemas schemas;

    ReplyResponses(Schemas schemas) {
        this.schemas = schemas;
    }

    void write(ObjectNode responses, Reply reply) {
        reply.byStatus()
                .forEach((status, variants) -> describe(responses.putObject(status.toString()), reply, variants));
    }

    private void describe(ObjectNode response, Reply reply, List<Reply.Variant> variants) {
        response.put(
                "description",
                variants.stream().map(ReplyResponses::description).collect(Collectors.joining("\n\n")));
        if (!variants.getFirst().empty()) {
            response.putObject("content")
                    .putObject(variants.getFirst().refusal() ? "application/problem+json" : "application/json")
                    .set("schema", schemas.variants(reply, variants));
        }
    }

    private static String description(Reply.Variant variant) {
        return Descriptions.of(variant.type()).orElse(variant.title() + ".");
    }
}
