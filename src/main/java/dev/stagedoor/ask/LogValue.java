package dev.stagedoor.ask;

import java.util.stream.Collectors;

/** Escapes text from callers so that it can be the value of a key in the log. */
public final class LogValue {

    private LogValue() {}

    /**
     * Returns the text as one word on one line. Control and format characters, spaces and other separators, surrogates,
     * private-use and unassigned code points, and backslashes are escaped as in Java.
     */
    public static String of(String text) {
        return text.codePoints().allMatch(LogValue::isPlain)
                ? text
                : text.codePoints().mapToObj(LogValue::escaped).collect(Collectors.joining());
    }

    private static String escaped(int codePoint) {
        return isPlain(codePoint)
                ? Character.toString(codePoint)
                : Character.toString(codePoint)
                        .chars()
                        .mapToObj("\\u%04X"::formatted)
                        .collect(Collectors.joining());
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> codePoint != '\\';
        };
    }
}
