package dev.stagedoor.http;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.protocol.Reply;
import java.util.Locale;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes replies and problems. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Answers() {}

    /** What the actor replied, as it is or, if it refuses, as a problem. */
    static Answer reply(Reply reply, Object value) {
        return switch (reply.write(value)) {
            case Reply.Written.Json written -> reply(reply, written);
            case Reply.Written.Unwritable() ->
                problem(Problem.failed(
                        ProblemType.UNWRITABLE_REPLY,
                        "The actor handled the message, but its reply cannot be written as JSON.",
                        Executed.YES,
                        false));
        };
    }

    private static Answer reply(Reply reply, Reply.Written.Json written) {
        var variant = reply.variantOf(written);
        if (variant.empty()) {
            return Answer.empty(variant.status());
        }
        return variant.refusal()
                ? refusal(variant, reply.members(written))
                : Answer.of(variant.status(), MediaType.APPLICATION_JSON, written.json());
    }

    private static Answer refusal(Reply.Variant variant, ObjectNode members) {
        var problem = JSON.createObjectNode();
        problem.put("type", variant.name());
        problem.setAll(members);
        if (!problem.has("title")) {
            problem.put("title", variant.title());
        }
        if (!problem.has("detail")) {
            problem.put("detail", "The actor handled the message, and refused; the other members have its words.");
        }
        problem.put("status", variant.status());
        problem.put("executed", "yes");
        problem.put("retryable", false);
        return Answer.of(variant.status(), MediaType.APPLICATION_PROBLEM_JSON, JSON.writeValueAsBytes(problem));
    }

    static Answer problem(Problem problem) {
        var json = JSON.createObjectNode();
        json.put("type", problem.type().url());
        json.put("title", problem.type().title());
        json.put("status", problem.type().status());
        json.put("detail", problem.detail());
        json.put("executed", problem.executed().name().toLowerCase(Locale.ROOT));
        json.put("retryable", problem.retryable());
        if (!problem.errors().isEmpty()) {
            var errors = json.putArray("errors");
            problem.errors()
                    .forEach(fault ->
                            errors.addObject().put("pointer", fault.pointer()).put("detail", fault.detail()));
        }
        problem.members().forEach(json::put);
        var answer =
                Answer.of(problem.type().status(), MediaType.APPLICATION_PROBLEM_JSON, JSON.writeValueAsBytes(json));
        problem.headers().forEach(answer::with);
        return answer;
    }
}
