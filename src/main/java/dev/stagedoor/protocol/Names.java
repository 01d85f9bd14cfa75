package dev.stagedoor.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/** How Java's names read in URLs, in JSON and in the OpenAPI document. */
public final class Names {

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Names() {}

    /** {@code InsufficientFunds} as {@code insufficient-funds}. */
    public static String kebabCase(String camelCase) {
        return WORD_START
                .matcher(camelCase)
                .replaceAll("-")
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** {@code insufficient-funds} as {@code Insufficient funds}. */
    public static String sentenceCase(String kebabCase) {
        var words = kebabCase.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
