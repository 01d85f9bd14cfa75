package dev.stagedoor.contract;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Validator of JSON Schema 2020-12 that also checks formats and contents. Fails for a keyword that it does not know,
 * because it could not check it.
 */
final class Conformance {

    private final ApiDocument document;

    Conformance(ApiDocument document) {
        this.document = document;
    }

    boolean accepts(JsonNode schema, JsonNode value) {
        return complaint(schema, value).isEmpty();
    }

    /** Returns the first keyword that the value violates, and where; empty if the value is valid. */
    Optional<String> complaint(JsonNode schema, JsonNode value) {
        if (schema.isBoolean()) {
            return schema.asBoolean()
                    ? Optional.empty()
                    : Optional.of("nothing is allowed here, but there is " + shown(value));
        }
        var resolved = document.resolve(schema);
        return resolved.properties().stream()
                .flatMap(keyword -> complaint(keyword.getKey(), keyword.getValue(), resolved, value).stream())
                .findFirst();
    }

    private Optional<String> complaint(String keyword, JsonNode argument, JsonNode schema, JsonNode value) {
        return switch (keyword) {
            case "properties" ->
                argument.properties().stream()
                        .filter(property -> value.has(property.getKey()))
                        .flatMap(
                                property -> below(property.getKey(), property.getValue(), value.get(property.getKey())))
                        .findFirst();
            case "additionalProperties" ->
                value.properties().stream()
                        .filter(property -> !schema.path("properties").has(property.getKey()))
                        .flatMap(property -> below(property.getKey(), argument, property.getValue()))
                        .findFirst();
            case "items" ->
                value.isArray()
                        ? value.valueStream()
                                .flatMap(item -> below("*", argument, item))
                                .findFirst()
                        : Optional.empty();
            default ->
                holds(keyword, argument, value)
                        ? Optional.empty()
                        : Optional.of("%s %s is violated by %s".formatted(keyword, shown(argument), shown(value)));
        };
    }

    private Stream<String> below(String step, JsonNode schema, JsonNode value) {
        return complaint(schema, value).map(complaint -> "/" + step + ": " + complaint).stream();
    }

    private boolean holds(String keyword, JsonNode argument, JsonNode value) {
        return switch (keyword) {
            case "type" ->
                argument.isArray()
                        ? argument.valueStream().anyMatch(type -> isOf(type.asString(), value))
                        : isOf(argument.asString(), value);
            case "required" -> !value.isObject() || argument.valueStream().allMatch(name -> value.has(name.asString()));
            case "propertyNames" ->
                value.propertyNames().stream()
                        .allMatch(name -> accepts(argument, value.isObject() ? Json.text(name) : value));
            case "minProperties" -> !value.isObject() || value.size() >= argument.asInt();
            case "maxProperties" -> !value.isObject() || value.size() <= argument.asInt();
            case "minItems" -> !value.isArray() || value.size() >= argument.asInt();
            case "maxItems" -> !value.isArray() || value.size() <= argument.asInt();
            case "uniqueItems" ->
                !value.isArray()
                        || !argument.asBoolean()
                        || new HashSet<>(value.valueStream().toList()).size() == value.size();
            case "oneOf" ->
                argument.valueStream()
                                .filter(variant -> accepts(variant, value))
                                .count()
                        == 1;
            case "anyOf" -> argument.valueStream().anyMatch(variant -> accepts(variant, value));
            case "allOf" -> argument.valueStream().allMatch(variant -> accepts(variant, value));
            case "not" -> !accepts(argument, value);
            case "enum" -> argument.valueStream().anyMatch(value::equals);
            case "const" -> argument.equals(value);
            case "minimum" -> compare(value, argument) >= 0;
            case "maximum" -> compare(value, argument) <= 0;
            case "exclusiveMinimum" -> !value.isNumber() || compare(value, argument) > 0;
            case "exclusiveMaximum" -> !value.isNumber() || compare(value, argument) < 0;
            case "multipleOf" ->
                !value.isNumber()
                        || value.decimalValue()
                                        .remainder(argument.decimalValue())
                                        .signum()
                                == 0;
            case "minLength" -> !value.isString() || length(value) >= argument.asInt();
            case "maxLength" -> !value.isString() || length(value) <= argument.asInt();
            case "pattern" ->
                !value.isString() || Patterns.matching(argument.asString()).test(value.asString());
            case "format" -> Format.named(argument.asString()).accepts(value);
            case "contentMediaType" -> argument.asString().equals("application/json");
            case "contentSchema" ->
                !value.isString() || (Json.isJson(value.asString()) && accepts(argument, Json.read(value.asString())));
            case "contentEncoding" -> argument.asString().equals("base64");
            case "description", "title", "examples", "example", "default", "deprecated", "discriminator", "$comment" ->
                true;
            default -> throw new AssertionError("unknown keyword: " + keyword);
        };
    }

    private static int compare(JsonNode value, JsonNode bound) {
        return value.isNumber() ? value.decimalValue().compareTo(bound.decimalValue()) : 0;
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
            case "integer" -> value.isNumber() && isWhole(value.decimalValue());
            default -> throw new AssertionError("unknown type: " + type);
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** Returns the types that a schema allows; empty if it has no keyword {@code type}. */
    static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).toList()
                : Stream.of(type)
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList();
    }

    private static String shown(JsonNode value) {
        var text = Objects.toString(value);
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
