package dev.stagedoor.protocol.json;

import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/** Deserializer that accepts only one kind of JSON token, if one is given, and only values that pass a test. */
@NullUnmarked
final class GuardedDeserializer extends DelegatingDeserializer {

    private final JsonToken form;
    private final Predicate<String> text;
    private final Predicate<Object> acceptable;

    GuardedDeserializer(ValueDeserializer<?> guarded, JsonToken form, Predicate<Object> acceptable) {
        this(guarded, form, any -> true, acceptable);
    }

    /** Also tests each string as the caller sent it. */
    GuardedDeserializer(
            ValueDeserializer<?> guarded, JsonToken form, Predicate<String> text, Predicate<Object> acceptable) {
        super(guarded);
        this.form = form;
        this.text = text;
        this.acceptable = acceptable;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> other) {
        return new GuardedDeserializer(other, form, text, acceptable);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        requireForm(parser, context);
        var value = super.deserialize(parser, context);
        return acceptable.test(value)
                ? value
                : context.reportInputMismatch(this, "a value that is not acceptable: %s", value);
    }

    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer type) {
        requireForm(parser, context);
        return super.deserializeWithType(parser, context, type);
    }

    private void requireForm(JsonParser parser, DeserializationContext context) {
        if (form != null && !parser.hasToken(form)) {
            context.handleUnexpectedToken(handledType(), parser);
        }
        if (parser.hasToken(JsonToken.VALUE_STRING) && !text.test(parser.getString())) {
            context.handleWeirdStringValue(handledType(), parser.getString(), "not in the required form");
        }
    }
}
