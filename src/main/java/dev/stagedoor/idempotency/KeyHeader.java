package dev.stagedoor.idempotency;

import java.util.List;

/** Parsed {@code Idempotency-Key} header: a string of structured fields (RFC 9651), or the bare key. */
public sealed interface KeyHeader {

    /** The maximum length of a key, in characters. */
    int LONGEST = 255;

    /**
     * A valid key.
     *
     * @param value the key without its quotes: 1 to {@value #LONGEST} visible characters of ASCII
     */
    record Key(String value) implements KeyHeader {}

    /**
     * No valid key.
     *
     * @param detail a sentence that says what is wrong
     */
    record Invalid(String detail) implements KeyHeader {}

    /**
     * Reads the key. Quotes are not part of it: the same key may come with or without them.
     *
     * @param values the values of all {@code Idempotency-Key} headers; at least one
     */
    static KeyHeader of(List<String> values) {
        if (values.size() > 1) {
            return new Invalid(
                    "There are %s Idempotency-Key headers, but only one is allowed.".formatted(values.size()));
        }
        var value = values.getFirst().strip();
        if (!value.startsWith("\"")) {
            return checked(value);
        }
        var content = QuotedKey.content(value);
        return content.isPresent()
                ? checked(content.get())
                : new Invalid("The Idempotency-Key begins with a quote, but is not a string in quotes.");
    }

    private static KeyHeader checked(String key) {
        if (key.isEmpty()) {
            return new Invalid("The Idempotency-Key is empty.");
        }
        if (key.length() > LONGEST) {
            return new Invalid("The Idempotency-Key has %s characters, but at most %s are allowed."
                    .formatted(key.length(), LONGEST));
        }
        return key.chars().allMatch(letter -> letter > ' ' && letter <= '~')
                ? new Key(key)
                : new Invalid("The Idempotency-Key may only contain visible ASCII characters.");
    }
}
