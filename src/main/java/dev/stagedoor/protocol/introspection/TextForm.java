package dev.stagedoor.protocol.introspection;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tests strings before Jackson reads them: it would strip some, and accept others in more than one form. */
public final class TextForm {

    private static final String QUARTETS = "([A-Za-z0-9+/]{4})*";
    private static final String LAST = "([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";

    /** Base64 on one line, with padding. */
    public static final String BASE64 = QUARTETS + LAST;

    private static final Map<Class<?>, Predicate<String>> FORMS = Map.of(
            byte[].class,
            Pattern.compile(QUARTETS + "+" + LAST).asMatchPredicate(),
            char[].class,
            TextForm::any,
            Pattern.class,
            TextForm::any,
            StringBuilder.class,
            TextForm::any,
            StringBuffer.class,
            TextForm::any,
            Locale.class,
            text -> text.equalsIgnoreCase(Locale.forLanguageTag(text).toLanguageTag()),
            URI.class,
            text -> text.chars().allMatch(letter -> letter > ' ' && letter < 0x7f));

    private TextForm() {}

    private static boolean any(String text) {
        return true;
    }

    /** Returns the test for strings that become a value of the type. */
    public static Predicate<String> of(Class<?> type) {
        return FORMS.getOrDefault(type, text -> text.equals(text.strip()) && text.equals(text.trim()));
    }
}
