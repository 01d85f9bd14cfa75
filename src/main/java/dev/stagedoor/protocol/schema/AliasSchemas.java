package dev.stagedoor.protocol.schema;

import dev.stagedoor.protocol.model.Member;
import java.util.Collection;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the {@code @JsonAlias} names of record components to a schema. Each name becomes a property, and at most one
 * name of a component may be given.
 */
final class AliasSchemas {

    private AliasSchemas() {}

    static void complete(ObjectNode schema, Collection<Member> members) {
        if (schema.path("properties").isObject()) {
            members.stream().filter(member -> !member.aliases().isEmpty()).forEach(member -> complete(schema, member));
        }
    }

    private static void complete(ObjectNode schema, Member member) {
        var name = member.name();
        var aliases = member.aliases();
        var properties = schema.withObject("/properties");
        if (!properties.has(name) || aliases.stream().allMatch(properties::has)) {
            return;
        }
        for (var alias : aliases) {
            properties.set(alias, properties.get(name).deepCopy());
        }
        var required = schema.withArray("/required");
        boolean isRequired =
                required.valueStream().anyMatch(other -> other.asString().equals(name));
        required.removeIf(other -> other.asString().equals(name));
        if (required.isEmpty()) {
            schema.remove("required");
        }
        var oneOf = schema.withArray("/allOf").addObject().putArray("oneOf");
        Stream.concat(Stream.of(name), aliases.stream())
                .forEach(alternative -> oneOf.addObject().putArray("required").add(alternative));
        if (!isRequired) {
            var anyName = oneOf.addObject().putObject("not").putArray("anyOf");
            Stream.concat(Stream.of(name), aliases.stream())
                    .forEach(alternative -> given(anyName.addObject(), alternative));
        }
    }

    /** Describes an object that has the member. Linters want to see it among the properties, too. */
    private static void given(ObjectNode schema, String member) {
        schema.putArray("required").add(member);
        schema.putObject("properties").putObject(member);
    }
}
