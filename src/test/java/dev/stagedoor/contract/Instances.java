package dev.stagedoor.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Random JSON that a schema allows, common and unusual. */
final class Instances {

    /** Depth from which on optional parts are left out. */
    private static final int DEEP = 4;

    private static final int MANY = 4;

    private final ApiDocument document;
    private final Conformance conformance;
    private final Map<JsonNode, Arbitrary<JsonNode>> known = new HashMap<>();

    Instances(ApiDocument document) {
        this.document = document;
        this.conformance = new Conformance(document);
    }

    Arbitrary<JsonNode> of(JsonNode schema) {
        return known.computeIfAbsent(schema, unknown -> of(unknown, 0));
    }

    private Arbitrary<JsonNode> of(JsonNode reference, int depth) {
        var schema = document.resolve(reference);
        if (schema.has("const")) {
            return Arbitraries.just(schema.path("const"));
        }
        if (schema.has("enum")) {
            return Arbitraries.of(schema.path("enum").valueStream().toList());
        }
        for (var keyword : List.of("oneOf", "anyOf")) {
            if (schema.has(keyword)) {
                return Arbitraries.oneOf(alternatives(schema.path(keyword), depth).stream()
                                .map(alternative -> of(with(schema, keyword, alternative), depth))
                                .toList())
                        .filter(10_000, value -> conformance.accepts(schema, value));
            }
        }
        if (schema.has("allOf")) {
            return allOf(schema, depth);
        }
        var types = Conformance.types(schema);
        return types.isEmpty()
                ? anything(depth)
                : Arbitraries.oneOf(
                        types.stream().map(type -> typed(type, schema, depth)).toList());
    }

    /** Returns all alternatives; deep below, only the one that requires least, so that recursive types end. */
    private List<JsonNode> alternatives(JsonNode choices, int depth) {
        var all = choices.valueStream().toList();
        return depth < DEEP
                ? all
                : all.stream()
                        .min(Comparator.comparingInt(choice ->
                                document.resolve(choice).path("required").size()))
                        .stream()
                        .toList();
    }

    /** Returns the schema with the keywords of one of its alternatives added. */
    private JsonNode with(JsonNode schema, String keyword, JsonNode alternative) {
        var both = (ObjectNode) schema.deepCopy();
        both.remove(keyword);
        both.remove("discriminator");
        document.resolve(alternative).properties().forEach(added -> {
            if (added.getKey().equals("required") && both.has("required")) {
                added.getValue().forEach(name -> both.withArray("/required").add(name));
            } else {
                both.set(added.getKey(), added.getValue());
            }
        });
        return both;
    }

    /** Returns values that meet all parts, made from the merged parts with the first alternative of each. */
    private Arbitrary<JsonNode> allOf(JsonNode schema, int depth) {
        var merged = schema;
        for (var part : schema.path("allOf")) {
            var resolved = document.resolve(part);
            merged = resolved.has("oneOf")
                    ? with(merged, "allOf", resolved.path("oneOf").path(0))
                    : with(merged, "allOf", resolved);
        }
        return of(with(merged, "allOf", Json.object()), depth)
                .filter(10_000, value -> conformance.accepts(schema, value));
    }

    private Arbitrary<JsonNode> typed(String type, JsonNode schema, int depth) {
        return switch (type) {
            case "null" -> Arbitraries.just(Json.nothing());
            case "boolean" -> Arbitraries.of(Json.read("true"), Json.read("false"));
            case "integer" -> Numbers.whole(schema);
            case "number" -> Numbers.number(schema, conformance);
            case "string" ->
                schema.has("contentSchema")
                        ? of(schema.path("contentSchema"), depth)
                                .map(Json::write)
                                .map(Json::text)
                        : Texts.of(schema).map(Json::text);
            case "array" -> array(schema, depth);
            case "object" -> object(schema, depth);
            default -> throw new AssertionError("unknown type: " + type);
        };
    }

    private Arbitrary<JsonNode> array(JsonNode schema, int depth) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(MANY), depth < DEEP ? Math.max(least, MANY) : least);
        var items = most == 0 ? Arbitraries.just(Json.nothing()) : of(schema.path("items"), depth + 1);
        var lists = items.list().ofMinSize(least).ofMaxSize(most);
        return (schema.path("uniqueItems").asBoolean(false) ? lists.uniqueElements() : lists)
                .map(list -> Json.MAPPER.createArrayNode().addAll(list));
    }

    private Arbitrary<JsonNode> object(JsonNode schema, int depth) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toUnmodifiableSet());
        var names = new ArrayList<String>();
        var values = new ArrayList<Arbitrary<Optional<JsonNode>>>();
        schema.path("properties").properties().forEach(property -> {
            boolean must = required.contains(property.getKey());
            if (must || depth < DEEP) {
                names.add(property.getKey());
                var value = of(property.getValue(), depth + 1);
                values.add(must ? value.map(Optional::of) : value.optional(0.6));
            }
        });
        var members = Combinators.combine(values).as(chosen -> {
            var object = Json.object();
            for (int i = 0; i < names.size(); i++) {
                var name = names.get(i);
                chosen.get(i).ifPresent(value -> object.set(name, value));
            }
            return object;
        });
        var more = depth < DEEP ? additional(schema, Set.copyOf(names), depth) : Arbitraries.just(Json.object());
        return Combinators.combine(members, more)
                .as((own, added) -> (JsonNode) own.setAll(added))
                .filter(10_000, object -> size(schema, object));
    }

    private static boolean size(JsonNode schema, JsonNode object) {
        return object.size() >= schema.path("minProperties").asInt(0)
                && object.size() <= schema.path("maxProperties").asInt(Integer.MAX_VALUE);
    }

    /** Returns members that the schema allows without naming them. */
    private Arbitrary<ObjectNode> additional(JsonNode schema, Set<String> named, int depth) {
        var values = schema.path("additionalProperties");
        if (values.isBoolean() && !values.asBoolean()) {
            return Arbitraries.just(Json.object());
        }
        var names = schema.has("propertyNames")
                ? of(schema.path("propertyNames"), depth + 1).map(JsonNode::asString)
                : Texts.free(0, 8);
        return Arbitraries.maps(
                        names.filter(name -> !named.contains(name)),
                        values.isObject() ? of(values, depth + 1) : anything(depth + 1))
                .ofMinSize(schema.path("minProperties").asInt(0))
                .ofMaxSize(Math.min(schema.path("maxProperties").asInt(MANY), MANY))
                .map(map -> {
                    var object = Json.object();
                    map.forEach(object::set);
                    return object;
                });
    }

    private Arbitrary<JsonNode> anything(int depth) {
        var simple = Arbitraries.oneOf(
                Arbitraries.of(Json.nothing(), Json.read("true"), Json.read("[]"), Json.read("{}")),
                Arbitraries.bigDecimals().map(Json::number),
                Texts.free(0, 10).map(Json::text));
        return depth >= DEEP
                ? simple
                : Arbitraries.oneOf(
                        simple,
                        Arbitraries.lazy(() -> anything(depth + 1))
                                .list()
                                .ofMaxSize(MANY)
                                .map(list -> Json.MAPPER.createArrayNode().addAll(list)));
    }
}
