package dev.stagedoor.idempotency;

import java.util.List;

/** What a request's {@code Idempotency-Key} headers say: a string of structured fields (RFC 9651), or the bare key. */
public sealed interface KeyHeader {

    /** The most characters that a key can have. */
    int LONGEST = 255;

    /**
     * A key.
     *
     * @param value the key without its quotes: 1 to {@value #LONGEST} visible characters of ASCII
     */
    record Key(String value) implements KeyHeader {}

    /**
     * No key.
     *
     * @param detail what is wrong, in a sentence
     */
    record Invalid(String detail) implements KeyHeader {}

    /**
     * Reads the key. It is the same key in quotes and without.
     *
     * @param values the values of all headers of the name; at least one
     */
    static KeyHeader of(List<String> values) {
        if (values.size() > 1) {
            return new Invalid("There are %d Idempotency-Key headers, not one.".formatted(values.size()));
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
            return new Invalid("The Idempotency-Key has %d characters; %d are the most there may be."
                    .formatted(key.length(), LONGEST));
        }
        return key.chars().allMatch(letter -> letter > ' ' && letter <= '~')
                ? new Key(key)
                : new Invalid("The Idempotency-Key has characters other than the visible ones of ASCII.");
    }
}
