package dev.stagedoor.protocol.json;

import dev.stagedoor.protocol.introspection.Nullness;
import java.io.Serial;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.NullSerializer;

/** Rejects replies with null in a component that is not nullable, because their schema promises a value there. */
final class PromisedMembers extends ValueSerializerModifier {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier description, List<BeanPropertyWriter> members) {
        var raw = description.getBeanClass();
        if (raw.isRecord()) {
            members.stream()
                    .filter(member -> !member.getType().isPrimitive() && !member.hasNullSerializer())
                    .forEach(member -> member.assignNullSerializer(
                            Nullness.nullable(raw, member.getMember().getName())
                                    ? NullSerializer.instance
                                    : new Missing(member.getName())));
        }
        return members;
    }

    private static final class Missing extends ValueSerializer<Object> {

        private final String member;

        Missing(String member) {
            this.member = member;
        }

        @Override
        public void serialize(Object none, JsonGenerator generator, SerializationContext context) {
            throw InvalidDefinitionException.from(
                    generator, "the member '%s' is null, but is neither optional nor @Nullable".formatted(member));
        }
    }
}
