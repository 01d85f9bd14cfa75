package dev.stagedoor.contract;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Regular expressions of JSON Schema, which are those of ECMAScript. */
final class Patterns {

    private Patterns() {}

    /**
     * Returns a test of whether a part of a text matches. Translates a final {@code $}: in Java it also matches before
     * a last line break, in ECMAScript only at the very end.
     */
    static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern.replaceFirst("(?<!\\\\)\\$$", "\\\\z")).asPredicate();
    }
}
