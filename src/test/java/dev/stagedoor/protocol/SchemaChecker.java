package dev.stagedoor.protocol;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks JSON against the part of JSON Schema that the schemas of protocols use. An unknown keyword fails the test. */
final class SchemaChecker {

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?";
    private static final String OFFSET = "([Zz]|[+-]\\d{2}:\\d{2})";

    private final ObjectNode definitions;

    SchemaChecker(ObjectNode definitions) {
        this.definitions = definitions;
    }

    boolean accepts(JsonNode schema, JsonNode value) {
        return schema.properties().stream()
                .allMatch(keyword -> holds(keyword.getKey(), keyword.getValue(), schema, value));
    }

    private boolean holds(String keyword, JsonNode argument, JsonNode schema, JsonNode value) {
        return switch (keyword) {
            case "$ref" -> accepts(definitions.path(argument.asString().substring("#/$defs/".length())), value);
            case "type" ->
                argument.isArray()
                        ? argument.valueStream().anyMatch(type -> isOf(type.asString(), value))
                        : isOf(argument.asString(), value);
            case "properties" ->
                argument.properties().stream()
                        .allMatch(property -> !value.has(property.getKey())
                                || accepts(property.getValue(), value.get(property.getKey())));
            case "required" -> !value.isObject() || argument.valueStream().allMatch(name -> value.has(name.asString()));
            case "additionalProperties" ->
                value.properties().stream()
                        .filter(property -> !schema.path("properties").has(property.getKey()))
                        .allMatch(property -> !argument.isBoolean() && accepts(argument, property.getValue()));
            case "items" -> value.valueStream().allMatch(item -> accepts(argument, item));
            case "oneOf" ->
                argument.valueStream()
                                .filter(variant -> accepts(variant, value))
                                .count()
                        == 1;
            case "enum" -> argument.valueStream().anyMatch(value::equals);
            case "const" -> argument.equals(value);
            case "anyOf" -> argument.valueStream().anyMatch(variant -> accepts(variant, value));
            case "allOf" -> argument.valueStream().allMatch(variant -> accepts(variant, value));
            case "not" -> !accepts(argument, value);
            case "propertyNames" ->
                value.propertyNames().stream()
                        .allMatch(name -> accepts(argument, JsonNodeFactory.instance.stringNode(name)));
            case "pattern" ->
                !value.isString()
                        || Pattern.compile(argument.asString().replaceFirst("\\$$", "\\\\z"))
                                .matcher(value.asString())
                                .find();
            case "multipleOf" ->
                !value.isNumber()
                        || value.decimalValue()
                                        .remainder(argument.decimalValue())
                                        .signum()
                                == 0;
            case "exclusiveMaximum" -> !value.isNumber() || value.decimalValue().compareTo(argument.decimalValue()) < 0;
            case "minimum" -> !value.isNumber() || value.decimalValue().compareTo(argument.decimalValue()) >= 0;
            case "maximum" -> !value.isNumber() || value.decimalValue().compareTo(argument.decimalValue()) <= 0;
            case "exclusiveMinimum" -> !value.isNumber() || value.decimalValue().compareTo(argument.decimalValue()) > 0;
            case "minLength" -> !value.isString() || length(value) >= argument.asInt();
            case "maxLength" -> !value.isString() || length(value) <= argument.asInt();
            case "minItems" -> !value.isArray() || value.size() >= argument.asInt();
            case "maxItems" -> !value.isArray() || value.size() <= argument.asInt();
            case "contentEncoding" ->
                !value.isString() || succeeds(() -> Base64.getDecoder().decode(value.asString()));
            case "format" -> formatted(argument.asString(), value);
            case "discriminator", "description" -> true;
            default -> throw new AssertionError("unknown keyword: " + keyword);
        };
    }

    private static int length(JsonNode text) {
        return text.asString().codePointCount(0, text.asString().length());
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            default -> throw new AssertionError("unknown type: " + type);
        };
    }

    private static boolean formatted(String format, JsonNode value) {
        return switch (format) {
            case "int32" -> !value.isNumber() || value.canConvertToInt();
            case "int64" ->
                value.isString()
                        ? succeeds(() -> Long.parseLong(value.asString()))
                        : !value.isNumber() || value.canConvertToLong();
            case "double", "float" ->
                !value.isNumber() || Double.isFinite(value.decimalValue().doubleValue());
            case "date" -> isTime(DATE, LocalDate::parse, value);
            case "date-time" -> isTime(DATE + "[Tt]" + TIME + OFFSET, OffsetDateTime::parse, value);
            case "date-time-local" -> isTime(DATE + "[Tt]" + TIME, LocalDateTime::parse, value);
            case "time" -> isTime(TIME + OFFSET, OffsetTime::parse, value);
            case "time-local" -> isTime(TIME, LocalTime::parse, value);
            case "uuid" -> value.asString().length() == 36 && succeeds(() -> UUID.fromString(value.asString()));
            case "uri-reference" ->
                value.asString().matches("\\p{ASCII}*") && succeeds(() -> URI.create(value.asString()));
            case "idn-email" -> value.asString().matches("[^@\\s]+@[\\p{L}\\p{M}\\p{N}.-]+");
            case "currency" -> succeeds(() -> Currency.getInstance(value.asString()));
            case "time-zone" -> succeeds(() -> ZoneId.of(value.asString()));
            default -> throw new AssertionError("unknown format: " + format);
        };
    }

    private static boolean isTime(String pattern, Consumer<String> parser, JsonNode value) {
        return value.asString().matches(pattern) && succeeds(() -> parser.accept(value.asString()));
    }

    private static boolean succeeds(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
