package dev.stagedoor.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import tools.jackson.databind.JsonNode;

/** Random numbers that a schema allows. */
final class Numbers {

    private static final BigDecimal FAR = new BigDecimal("1e30");

    private Numbers() {}

    /** Returns whole numbers within the bounds of a schema and its format. */
    static Arbitrary<JsonNode> whole(JsonNode schema) {
        var format = schema.path("format").asString("");
        var least = Format.bound(format, false).max(ceiling(schema));
        var most = Format.bound(format, true).min(floor(schema));
        var step = schema.path("multipleOf")
                .decimalValue(BigDecimal.ONE)
                .toBigInteger()
                .max(BigInteger.ONE);
        var edges =
                List.of(least, least.add(BigInteger.ONE), most.subtract(BigInteger.ONE), most, BigInteger.ZERO).stream()
                        .filter(number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0)
                        .filter(number -> number.mod(step).signum() == 0)
                        .toList();
        var numbers = Arbitraries.bigIntegers()
                .between(divided(least, step), most.divide(step))
                .map(step::multiply);
        return (edges.isEmpty() ? numbers : Arbitraries.oneOf(numbers, Arbitraries.of(edges)))
                .map(number -> Json.number(new BigDecimal(number)));
    }

    private static BigInteger divided(BigInteger least, BigInteger step) {
        return new BigDecimal(least)
                .divide(new BigDecimal(step), 0, RoundingMode.CEILING)
                .toBigInteger();
    }

    private static BigInteger ceiling(JsonNode schema) {
        var least = new ArrayList<BigInteger>();
        least.add(BigInteger.TEN.pow(60).negate());
        if (schema.has("minimum")) {
            least.add(schema.path("minimum")
                    .decimalValue()
                    .setScale(0, RoundingMode.CEILING)
                    .toBigInteger());
        }
        if (schema.has("exclusiveMinimum")) {
            least.add(schema.path("exclusiveMinimum")
                    .decimalValue()
                    .setScale(0, RoundingMode.FLOOR)
                    .toBigInteger()
                    .add(BigInteger.ONE));
        }
        return least.stream().max(BigInteger::compareTo).orElseThrow();
    }

    private static BigInteger floor(JsonNode schema) {
        var most = new ArrayList<BigInteger>();
        most.add(BigInteger.TEN.pow(60));
        if (schema.has("maximum")) {
            most.add(schema.path("maximum")
                    .decimalValue()
                    .setScale(0, RoundingMode.FLOOR)
                    .toBigInteger());
        }
        if (schema.has("exclusiveMaximum")) {
            most.add(schema.path("exclusiveMaximum")
                    .decimalValue()
                    .setScale(0, RoundingMode.CEILING)
                    .toBigInteger()
                    .subtract(BigInteger.ONE));
        }
        return most.stream().min(BigInteger::compareTo).orElseThrow();
    }

    /** Returns numbers within the bounds of a schema and its format. */
    static Arbitrary<JsonNode> number(JsonNode schema, Conformance conformance) {
        var least = bound(schema, "minimum", "exclusiveMinimum", FAR.negate());
        var most = bound(schema, "maximum", "exclusiveMaximum", FAR);
        var step = schema.path("multipleOf").decimalValue(BigDecimal.ZERO);
        var odd = new ArrayList<BigDecimal>();
        for (var text : List.of(
                "0",
                "-0.0",
                "1",
                "1e3",
                "1.10",
                "-1.5",
                "0.1",
                "1e-300",
                "3.4028235e38",
                "1e308",
                "1e400",
                "12345678901234567890.12345678901234567890",
                "1e900",
                "1e-900")) {
            odd.add(new BigDecimal(text));
        }
        odd.add(least);
        odd.add(most);
        var fitting = odd.stream()
                .filter(number ->
                        step.signum() == 0 || (number.abs().compareTo(FAR) <= 0 && number.scale() <= step.scale()))
                .filter(number -> conformance.accepts(schema, Json.number(number)))
                .toList();
        var ordinary = Arbitraries.bigDecimals()
                .between(least, most)
                .ofScale(step.signum() == 0 ? 5 : Math.max(0, step.scale()))
                .filter(10_000, number -> conformance.accepts(schema, Json.number(number)));
        return (fitting.isEmpty() ? ordinary : Arbitraries.oneOf(ordinary, Arbitraries.of(fitting))).map(Json::number);
    }

    private static BigDecimal bound(JsonNode schema, String inclusive, String exclusive, BigDecimal otherwise) {
        return schema.has(inclusive)
                ? schema.path(inclusive).decimalValue()
                : schema.has(exclusive) ? schema.path(exclusive).decimalValue() : otherwise;
    }
}
