package dev.stagedoor.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Breaks values that a schema allows, so that the schema no longer allows them. */
final class BrokenValues {

    /** Value that is broken in one place. */
    record Broken(String where, Supplier<JsonNode> value) {}

    private final Conformance conformance;

    BrokenValues(ApiDocument document) {
        this.conformance = new Conformance(document);
    }

    /**
     * Returns a broken value, chosen by a number, that the schema does not allow; empty if the schema allows all of
     * them.
     */
    Optional<Broken> of(JsonNode schema, JsonNode value, int which) {
        var broken = new ArrayList<Broken>();
        visit(value, "", (where, other) -> broken.add(new Broken(where, other)));
        Collections.rotate(broken, -(which % broken.size()));
        return broken.stream()
                .filter(candidate ->
                        !conformance.accepts(schema, candidate.value().get()))
                .findFirst();
    }

    private interface Taker {
        void take(String where, Supplier<JsonNode> value);
    }

    private static void visit(JsonNode value, String where, Taker taker) {
        Strangers.ALL.forEach(stranger -> taker.take(where + " is " + stranger, () -> stranger));
        switch (value) {
            case ObjectNode object -> visitObject(object, where, taker);
            case ArrayNode array -> visitArray(array, where, taker);
            default -> {
                if (value.isNumber()) {
                    visitNumber(value.decimalValue(), where, taker);
                } else if (value.isString()) {
                    visitText(value.asString(), where, taker);
                }
            }
        }
    }

    private static void visitObject(ObjectNode object, String where, Taker taker) {
        for (var name : List.of("unknown", "", "replyTo", "class", "@type", "\u0000", "__proto__")) {
            taker.take(where + " has the member '" + name + "'", () -> with(object, name, Json.read("1")));
        }
        for (var member : object.properties()) {
            var name = member.getKey();
            taker.take(where + " lacks " + name, () -> without(object, name));
            taker.take(
                    where + " has in capitals " + name,
                    () -> with(without(object, name), name.toUpperCase(Locale.ROOT), member.getValue()));
            visit(
                    member.getValue(),
                    where + "/" + name,
                    (below, other) -> taker.take(below, () -> with(object, name, other.get())));
        }
    }

    private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
        var more = object.deepCopy();
        more.set(name, value);
        return more;
    }

    private static ObjectNode without(ObjectNode object, String name) {
        var less = object.deepCopy();
        less.remove(name);
        return less;
    }

    private static void visitArray(ArrayNode array, String where, Taker taker) {
        taker.take(where + " is empty", Json.MAPPER::createArrayNode);
        if (array.isEmpty()) {
            return;
        }
        taker.take(where + " repeats itself", () -> repeated(array));
        int last = array.size() - 1;
        visit(
                array.get(last),
                where + "/" + last,
                (below, other) -> taker.take(below, () -> {
                    var changed = array.deepCopy();
                    changed.set(last, other.get());
                    return changed;
                }));
    }

    private static ArrayNode repeated(ArrayNode array) {
        var more = array.deepCopy();
        for (int i = 0; i < 10; i++) {
            more.add(array.get(0));
        }
        return more;
    }

    private static void visitNumber(BigDecimal number, String where, Taker taker) {
        if (Math.abs(number.scale()) < 1000) {
            for (var step : List.of("1", "-1", "0.5", "0.001", "1e6", "-1e6", "1e20", "-1e20", "1e50", "1e400")) {
                var other = number.add(new BigDecimal(step));
                taker.take(where + " is " + other, () -> Json.number(other));
            }
        }
        taker.take(where + " is a text", () -> Json.text(number.toString()));
    }

    private static void visitText(String text, String where, Taker taker) {
        for (var other : List.of(
                text + "\n", " " + text, text + "!", "!" + text, text + "\u0000", text.repeat(20) + "x".repeat(300))) {
            taker.take(where + " is " + other, () -> Json.text(other));
        }
        taker.take(where + " is in a list", () -> Json.MAPPER.createArrayNode().add(text));
        if (!text.isEmpty()) {
            var shorter = text.substring(0, text.offsetByCodePoints(text.length(), -1));
            var first = text.substring(0, text.offsetByCodePoints(0, 1));
            taker.take(where + " is cut to " + shorter, () -> Json.text(shorter));
            taker.take(where + " is cut to " + first, () -> Json.text(first));
        }
    }
}
