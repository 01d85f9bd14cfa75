package dev.stagedoor.protocol.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * JSON form of an enum, as Jackson writes its constants: by {@code toString()}, {@code @JsonProperty} or
 * {@code @JsonValue}.
 *
 * @param written the JSON of each constant, in their order
 * @param aliases further texts that are read, from {@code @JsonAlias}
 */
public record EnumForm(List<JsonNode> written, List<String> aliases) {

    private static final ClassValue<EnumForm> FORMS = new ClassValue<>() {

        @Override
        protected EnumForm computeValue(Class<?> type) {
            return new EnumForm(
                    Arrays.stream(type.getEnumConstants())
                            .<JsonNode>map(WrittenJson.PLAIN::valueToTree)
                            .toList(),
                    Arrays.stream(type.getFields())
                            .filter(field -> field.isEnumConstant() && field.isAnnotationPresent(JsonAlias.class))
                            .flatMap(field -> Arrays.stream(
                                    field.getAnnotation(JsonAlias.class).value()))
                            .toList());
        }
    };

    /** Returns the form of an enum. */
    public static EnumForm of(Class<?> type) {
        return FORMS.get(type);
    }

    /** Returns the text of a constant. */
    public static String text(Enum<?> constant) {
        return WrittenJson.PLAIN.valueToTree(constant).asString();
    }

    /** Returns whether the constants are texts. */
    public boolean isText() {
        return written.stream().allMatch(JsonNode::isString);
    }

    /** Returns whether each constant is a text or a whole number of its own, so that a value names one constant. */
    public boolean isUsable() {
        return new HashSet<>(written).size() == written.size()
                && (isText() || (written.stream().allMatch(JsonNode::isIntegralNumber) && aliases.isEmpty()));
    }

    /** Returns the only kind of token that is read. */
    JsonToken token() {
        return isText() ? JsonToken.VALUE_STRING : JsonToken.VALUE_NUMBER_INT;
    }

    /** Returns all values that are read, as callers write them. */
    public Stream<String> values() {
        return Stream.concat(written.stream().map(JsonNode::asString), aliases.stream());
    }
}
