package dev.stagedoor.http.ask;

import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.protocol.model.Reply;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes HTTP answers from the replies of actors. */
final class Replies {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Replies() {}

    /**
     * Returns the reply as JSON, or as a problem if the actor refused or the reply cannot be passed on.
     *
     * @param largest how many bytes the JSON of the reply may have
     */
    static Answer answer(Reply reply, Object value, long largest) {
        return switch (reply.write(value, largest)) {
            case Reply.Written.Json written ->
                reply.variantOf(written)
                        .map(variant -> answer(reply, variant, written))
                        .orElseGet(() -> withheld(
                                "its reply '%s' is of another version of the service, which this one cannot read."
                                        .formatted(written.variant())));
            case Reply.Written.Unwritable() -> withheld("its reply cannot be written as JSON.");
            case Reply.Written.TooLarge(var limit) ->
                withheld("its reply is larger than %s bytes, the limit that stagedoor.system.max-message sets."
                        .formatted(limit));
        };
    }

    private static Answer withheld(String why) {
        return Problem.of(ProblemType.UNWRITABLE_REPLY, "The actor handled the message, but " + why)
                .answer();
    }

    private static Answer answer(Reply reply, Reply.Variant variant, Reply.Written.Json written) {
        if (variant.empty()) {
            return Answer.empty(variant.status());
        }
        return variant.refusal()
                ? refusal(variant, reply.members(written))
                : Answer.json(variant.status(), written.json());
    }

    private static Answer refusal(Reply.Variant variant, ObjectNode members) {
        var problem = JSON.createObjectNode();
        problem.put("type", variant.name());
        problem.setAll(members);
        if (!problem.has("title")) {
            problem.put("title", variant.title());
        }
        if (!problem.has("detail")) {
            problem.put("detail", "The actor handled the message and refused; the other members say why.");
        }
        problem.put("status", variant.status());
        problem.put("executed", "yes");
        problem.put("retryable", false);
        return Answer.of(variant.status(), MediaType.APPLICATION_PROBLEM_JSON, JSON.writeValueAsBytes(problem));
    }
}
