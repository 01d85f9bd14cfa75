package dev.stagedoor.protocol.json;

import dev.stagedoor.protocol.introspection.DatePattern;
import dev.stagedoor.protocol.introspection.IsoForm;
import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Deserializer of dates and times in the ISO 8601 form that schemas describe, and of UUIDs in full. {@code @JsonFormat}
 * takes precedence.
 */
@NullUnmarked
final class IsoText extends StdDeserializer<Object> {

    private final IsoForm form;
    private final ValueDeserializer<?> formatted;

    /** Reads a type in its ISO form; if the member has a {@code @JsonFormat}, by the other deserializer. */
    IsoText(Class<?> type, IsoForm form, ValueDeserializer<?> formatted) {
        super(type);
        this.form = form;
        this.formatted = formatted;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        var format = findFormatOverrides(context, property, handledType());
        return format.hasPattern()
                ? new GuardedDeserializer(
                        formatted.createContextual(context, property),
                        JsonToken.VALUE_STRING,
                        DatePattern.acceptance(format.getPattern()),
                        Objects::nonNull)
                : this;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return context.handleUnexpectedToken(handledType(), parser);
        }
        var text = parser.getString();
        try {
            return form.parse(text);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return context.handleWeirdStringValue(handledType(), text, "not in the required form");
        }
    }
}
