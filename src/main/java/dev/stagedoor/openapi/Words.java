package dev.stagedoor.openapi;

import dev.stagedoor.protocol.model.Names;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** Spelling of a protocol's names and sentences in a document. */
final class Words {

    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=\\.) |\\R");

    private Words() {}

    /** Returns {@code ShoppingCart} for {@code shopping-cart}. */
    static String pascalCase(String name) {
        var pascal = new StringBuilder();
        for (var word : SEPARATOR.split(name, -1)) {
            pascal.append(StringUtils.capitalize(Names.ascii(word)));
        }
        return pascal.toString();
    }

    /** Returns {@code shoppingCart} for {@code shopping-cart}. */
    static String camelCase(String name) {
        return StringUtils.uncapitalize(pascalCase(name));
    }

    /** Returns {@code get} for {@code GET}. */
    static String lowerCase(String method) {
        return method.toLowerCase(Locale.ROOT);
    }

    /** Returns the first sentence or line of a description, without its full stop. */
    static String summary(String description) {
        var first = SENTENCE_END.split(description.strip(), 2)[0];
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
