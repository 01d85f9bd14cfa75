package dev.stagedoor.protocol;

import java.util.HashSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/** Checks that JSON can supply the components of a message. */
final class SuppliedTypes {

    private final JsonMapper mapper;
    private final Members members;

    SuppliedTypes(JsonMapper mapper, Members members) {
        this.mapper = mapper;
        this.members = members;
    }

    /** Checks that JSON can supply every component of the record except {@code replyTo}. Faults name the component. */
    void check(Class<?> message, ProtocolFaults faults) {
        faults.check(() -> requireWhole(mapper.constructType(message)));
        for (var component : message.getRecordComponents()) {
            var replyTo = component.getName().equals(ReplyTo.COMPONENT) && component.getType() == ActorRef.class;
            if (!replyTo) {
                var where = message.getName() + "." + component.getName();
                var type = mapper.constructType(component.getGenericType());
                faults.check(() -> require(type, where, new HashSet<>()));
            }
        }
    }

    private void require(JavaType type, String where, Set<JavaType> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type.isTypeOrSubTypeOf(RecipientRef.class)) {
            throw new ProtocolException(
                    "HTTP cannot supply %s, a reference to an actor: the only one allowed is an ActorRef named %s, for the reply"
                            .formatted(where, ReplyTo.COMPONENT));
        }
        if (type.isContainerType() || type.isReferenceType()) {
            require(type.getContentType(), where, seen);
        } else if (SealedTypes.isHead(type.getRawClass())) {
            SealedTypes.requireDistinct(type.getRawClass());
            SealedTypes.members(type.getRawClass())
                    .map(member -> mapper.getTypeFactory().constructSpecializedType(type, member))
                    .forEach(member -> requireMember(member, where, seen));
        } else if (type.isRecordType()) {
            requireWhole(type);
            for (var component : type.getRawClass().getRecordComponents()) {
                if (RecipientRef.class.isAssignableFrom(component.getType())) {
                    require(mapper.constructType(component.getType()), where + "." + component.getName(), seen);
                }
            }
            members.of(type).forEach(member -> require(member.type(), where + "." + member.component(), seen));
        } else {
            requireBindable(type, where);
        }
    }

    private void requireMember(JavaType type, String where, Set<JavaType> seen) {
        if (type.isRecordType()
                && members.of(type).stream().anyMatch(member -> member.hasName(SealedTypes.DISCRIMINATOR))) {
            throw new ProtocolException(
                    "HTTP cannot supply %s: a component of %s hides the discriminator, the member %s"
                            .formatted(where, type.getRawClass().getName(), SealedTypes.DISCRIMINATOR));
        }
        require(type, where, seen);
    }

    private void requireWhole(JavaType type) {
        members.unsupplied(type).ifPresent(component -> {
            throw new ProtocolException("HTTP cannot supply %s.%s: it is unwrapped, or ignored although it is required"
                    .formatted(type.getRawClass().getName(), component));
        });
    }

    private void requireBindable(JavaType type, String where) {
        try {
            Object unused = mapper.readerFor(type).readValue("{}");
        } catch (InvalidDefinitionException e) {
            throw new ProtocolException("HTTP cannot supply %s, a %s: %s"
                    .formatted(where, type.getRawClass().getName(), e.getOriginalMessage()));
        } catch (JacksonException e) {
            // Other exceptions are about the empty object, not about the type.
        }
    }
}
