package dev.stagedoor.protocol.json;

import dev.stagedoor.protocol.introspection.IsoForm;
import dev.stagedoor.protocol.introspection.NumberText;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;

/** Deserializer of map keys that accepts only the form that schemas describe, such as {@code 7} but not {@code 07}. */
@NullUnmarked
final class StrictKey extends KeyDeserializer {

    private final Class<?> type;
    private final Predicate<String> form;
    private final KeyDeserializer others;

    private StrictKey(Class<?> type, Predicate<String> form, KeyDeserializer others) {
        this.type = type;
        this.form = form;
        this.others = others;
    }

    /** Returns a deserializer for the type; the given one if it already accepts one form only. */
    static KeyDeserializer of(Class<?> type, KeyDeserializer deserializer) {
        return form(type)
                .<KeyDeserializer>map(form -> new StrictKey(type, form, deserializer))
                .orElse(deserializer);
    }

    private static Optional<Predicate<String>> form(Class<?> type) {
        var pattern = ValueTypes.WHOLE_KEYS.contains(type)
                ? NumberText.of(type).map(NumberText::pattern)
                : IsoForm.of(type).map(IsoForm::pattern);
        return pattern.map(known -> known.asMatchPredicate());
    }

    @Override
    public Object deserializeKey(String name, DeserializationContext context) {
        return form.test(name)
                ? others.deserializeKey(name, context)
                : context.handleWeirdKey(type, name, "not in the required form");
    }
}
