package dev.stagedoor.protocol.decoding;

import dev.stagedoor.protocol.introspection.CallerTypes;
import dev.stagedoor.protocol.introspection.Nullness;
import dev.stagedoor.protocol.json.ProtocolJson;
import dev.stagedoor.protocol.model.CallerForms;
import java.lang.reflect.RecordComponent;
import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * Supplies one message with its caller.
 *
 * @param components the components of the message that are set to the caller
 */
record CallerSupply(List<RecordComponent> components, CallerForms forms) {

    static CallerSupply of(Class<?> message, CallerForms forms) {
        var components = message.isRecord() ? message.getRecordComponents() : new RecordComponent[0];
        return new CallerSupply(
                Stream.of(components)
                        .filter(component -> CallerTypes.contains(component.getType()))
                        .toList(),
                forms);
    }

    /** Returns whether each component that must not be null gets a value. */
    boolean suits(@Nullable Principal caller) {
        return components.stream()
                .allMatch(component -> Nullness.nullable(component)
                        || (caller != null && forms.as(component.getType(), caller) != null));
    }

    /** Returns a reader of messages from the caller. */
    ObjectReader reader(ObjectReader reader, @Nullable Principal caller) {
        return components.isEmpty() || caller == null
                ? reader
                : ProtocolJson.supplying(reader, type -> forms.as(type, caller));
    }

    /** Returns the caller as a text for another process; null if the message does not have it. */
    @Nullable
    String write(@Nullable Principal caller) {
        return components.isEmpty() || caller == null ? null : forms.write(caller);
    }

    /** Returns the caller of a text that {@link #write} has written; null for null. */
    @Nullable
    Principal read(@Nullable String text) {
        return text == null ? null : forms.read(text);
    }
}
