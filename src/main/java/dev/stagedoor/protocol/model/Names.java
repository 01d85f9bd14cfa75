package dev.stagedoor.protocol.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Converts Java names for URLs, JSON and the OpenAPI document. */
public final class Names {

    private static final Pattern WORD_START =
            Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Latin letters that Unicode does not decompose. */
    private static final Map<Integer, String> LATIN = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '$', "_"));

    private Names() {}

    /** Converts {@code InsufficientFunds} to {@code insufficient-funds}. */
    public static String kebabCase(String camelCase) {
        return WORD_START
                .matcher(camelCase)
                .replaceAll("-")
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /**
     * Spells a name with the characters that names of components in an OpenAPI document may have: {@code Uberweisung}
     * for {@code Überweisung}. A character without a likeness in ASCII becomes its code point, such as {@code U540D}.
     * Different names may get the same spelling.
     */
    public static String ascii(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        var ascii = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .forEach(codePoint -> ascii.append(ascii(codePoint)));
        return ascii.toString();
    }

    private static String ascii(int codePoint) {
        var character = Character.toString(codePoint);
        var likeness = MARKS.matcher(Normalizer.normalize(character, Normalizer.Form.NFKD))
                .replaceAll("");
        return PLAIN.matcher(likeness).matches()
                ? likeness
                : LATIN.getOrDefault(codePoint, String.format(Locale.ROOT, "U%04X", codePoint));
    }

    /**
     * Converts {@code insufficient-funds} to {@code Insufficient funds}.
     *
     * @param kebabCase a name of at least one character
     */
    public static String sentenceCase(String kebabCase) {
        var words = kebabCase.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
