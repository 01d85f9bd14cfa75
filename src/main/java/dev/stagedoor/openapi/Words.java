package dev.stagedoor.openapi;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** How names and sentences of protocols read in a document. */
final class Words {

    private static final Pattern SEPARATOR = Pattern.compile("[^A-Za-z0-9]+");

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=\\.) |\\R");

    private Words() {}

    /** {@code shopping-cart} as {@code ShoppingCart}. */
    static String pascalCase(String name) {
        var pascal = new StringBuilder();
        for (var word : SEPARATOR.split(name, -1)) {
            pascal.append(StringUtils.capitalize(word));
        }
        return pascal.toString();
    }

    /** {@code shopping-cart} as {@code shoppingCart}. */
    static String camelCase(String name) {
        return StringUtils.uncapitalize(pascalCase(name));
    }

    /** {@code GET} as {@code get}. */
    static String lowerCase(String method) {
        return method.toLowerCase(Locale.ROOT);
    }

    /** The first sentence of a description, as a heading: without its full stop. */
    static String summary(String description) {
        var first = SENTENCE_END.split(description.strip(), 2)[0];
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
