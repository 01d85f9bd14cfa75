package dev.stagedoor.contract;

import com.github.curiousoddman.rgxgen.RgxGen;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import tools.jackson.databind.JsonNode;

/** Random texts that a schema allows. */
final class Texts {

    /** Texts that tests rarely use, and callers often do. */
    private static final List<String> ODD = List.of(
            " ", "\t\n", "\"", "\\", "/", "'", "<b>", "&amp;", "%2F", "+", ";", "null", "true", "0", "é", "ß", "日本",
            "\u0000", "\u007f", "\u0085", "\u00a0", "\u2028", "\ufeff", "\uffff", "😀", "👩‍🚀", "𝒳", "e\u0301",
            "\u202e");

    private static final int LONGEST = 40;

    private Texts() {}

    static Arbitrary<String> of(JsonNode schema) {
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        Predicate<String> fits = text -> {
            int length = text.codePointCount(0, text.length());
            return length >= least && length <= most;
        };
        var expected = Patterns.matching(schema.path("pattern").asString("")).and(fits);
        var formatted = schema.has("format")
                ? Format.named(schema.path("format").asString()).texts()
                : null;
        if (formatted != null) {
            return formatted.filter(10_000, expected);
        }
        var pattern = schema.path("pattern").asString("[^");
        return pattern.contains("[^")
                ? free(least, Math.min(most, least + LONGEST)).filter(10_000, expected)
                : patterned(pattern).filter(10_000, expected);
    }

    private static Arbitrary<String> patterned(String pattern) {
        var generator = RgxGen.parse(pattern);
        return Arbitraries.randomValue(generator::generate).filter(10_000, Texts::isWellFormed);
    }

    /** Returns whether UTF-8 can encode the text. */
    private static boolean isWellFormed(String text) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Returns any text with a number of code points between {@code least} and {@code most}. */
    static Arbitrary<String> free(int least, int most) {
        var letters = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, Arbitraries.chars().alpha().numeric().map(Objects::toString)),
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.of(ODD).map(odd -> odd.substring(0, odd.offsetByCodePoints(0, 1)))),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.integers()
                                .between(0, Character.MAX_CODE_POINT)
                                .filter(letter -> letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE)
                                .map(Character::toString)));
        return letters.list().ofMinSize(least).ofMaxSize(most).map(list -> String.join("", list));
    }
}
