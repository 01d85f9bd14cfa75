package dev.stagedoor.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/** Converts Java names for URLs, JSON and the OpenAPI document. */
public final class Names {

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

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
     * Converts {@code insufficient-funds} to {@code Insufficient funds}.
     *
     * @param kebabCase a name of at least one character
     */
    public static String sentenceCase(String kebabCase) {
        var words = kebabCase.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
