package dev.stagedoor.openapi;

import dev.stagedoor.protocol.model.Member;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.schema.Schemas;
import dev.stagedoor.protocol.schema.UniqueNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the input of operations: which members of a message the path, the query and the body carry. {@link #finish}
 * describes them, because their schemas are known only when all definitions are.
 */
final class InputWriter {

    /** The variable that is always the actor's id, also if the message has a member of that name. */
    private static final String ACTOR_ID = "id";

    /** Methods whose body has no meaning in HTTP (RFC 9110). */
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE");

    private final Schemas schemas;
    private final List<Consumer<MessageSchemas>> deferred = new ArrayList<>();

    InputWriter(Schemas schemas) {
        this.schemas = schemas;
    }

    void write(ObjectNode json, Operation operation, RequestKind kind, String url, String method) {
        var parameters = json.putArray("parameters").add(Components.parameter("Id"));
        var message = schemas.message(operation);
        var inPath = operation.members().stream()
                .filter(member -> !member.name().equals(ACTOR_ID) && url.contains("{" + member.name() + "}"))
                .toList();
        var others = operation.members().stream()
                .filter(member -> !inPath.contains(member))
                .toList();
        inPath.forEach(member -> parameter(parameters.addObject(), message, member, "path"));
        if (WITHOUT_BODY.contains(method)) {
            others.forEach(member -> parameter(parameters.addObject(), message, member, "query"));
        } else if (!others.isEmpty()) {
            body(json.putObject("requestBody"), message, inPath, others);
        }
        kind.parameters().forEach(name -> parameters.add(Components.parameter(name)));
    }

    private void parameter(ObjectNode parameter, ObjectNode message, Member member, String in) {
        parameter.put("name", member.name()).put("in", in).put("required", in.equals("path") || !member.nullable());
        deferred.add(definitions -> definitions.describe(parameter, message, member.name()));
    }

    private void body(ObjectNode body, ObjectNode message, List<Member> inPath, List<Member> others) {
        body.put("description", "The message. Its members may also be sent as query parameters.")
                .put("required", others.stream().anyMatch(member -> !member.nullable()));
        var content = body.putObject("content");
        var elsewhere = inPath.stream().map(Member::name).toList();
        for (var mediaType : List.of("application/json", "application/x-www-form-urlencoded")) {
            var media = content.putObject(mediaType);
            deferred.add(definitions -> definitions.body(media, message, elsewhere));
        }
    }

    void finish(ObjectNode definitions, UniqueNames names) {
        var messages = new MessageSchemas(definitions, names);
        deferred.forEach(description -> description.accept(messages));
    }
}
