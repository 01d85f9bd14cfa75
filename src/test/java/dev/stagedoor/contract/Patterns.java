package dev.stagedoor.contract;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Patterns of JSON Schema, which are ECMAScript's. */
final class Patterns {

    private Patterns() {}

    /** Whether a part of a text matches. Java lets a text end before its last line break, too, ECMAScript at its end only. */
    static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern.replaceFirst("(?<!\\\\)\\$$", "\\\\z")).asPredicate();
    }
}
