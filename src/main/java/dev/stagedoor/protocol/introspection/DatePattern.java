package dev.stagedoor.protocol.introspection;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Converts date and time patterns of {@code @JsonFormat} to regular expressions, if all their fields are numeric. */
public final class DatePattern {

    private static final Pattern PART = Pattern.compile("([a-zA-Z])\\1*|'[^']*'|.", Pattern.DOTALL);
    private static final String YEAR_OF_ERA = "(\\d{3}[1-9]|\\d{2}[1-9]0|\\d[1-9]00|[1-9]000)";

    private static final Map<String, String> FIELDS = Map.of(
            "yyyy", YEAR_OF_ERA,
            "uuuu", "\\d{4}",
            "MM", "(0[1-9]|1[0-2])",
            "dd", "(0[1-9]|[12]\\d|3[01])",
            "HH", "([01]\\d|2[0-3])",
            "mm", "[0-5]\\d",
            "ss", "[0-5]\\d");

    private DatePattern() {}

    /** Returns a regular expression for the strings of a pattern; empty if a field of the pattern is not supported. */
    public static Optional<String> regex(String pattern) {
        var regex = new StringBuilder();
        var parts = PART.matcher(pattern);
        while (parts.find()) {
            var part = parts.group();
            if (FIELDS.containsKey(part)) {
                regex.append(FIELDS.get(part));
            } else if (part.matches("S{1,9}")) {
                regex.append("\\d{%s}".formatted(part.length()));
            } else if (part.matches("'[^'\\\\]+'")) {
                regex.append(part.substring(1, part.length() - 1).replaceAll("[.*+?^${}()|\\[\\]/]", "\\\\$0"));
            } else if (part.matches("[-_/:.,; ]")) {
                regex.append(part.replaceAll("[./]", "\\\\$0"));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(regex.toString());
    }

    /**
     * Returns a test for the strings of a pattern: they must match its regular expression. Without one, they must not
     * begin or end with white space.
     */
    public static Predicate<String> acceptance(String pattern) {
        return regex(pattern)
                .map(Pattern::compile)
                .map(Pattern::asMatchPredicate)
                .orElse(text -> text.equals(text.strip()));
    }
}
