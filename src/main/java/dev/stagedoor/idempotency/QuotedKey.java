package dev.stagedoor.idempotency;

import java.util.Optional;

/** Removes the quotes and escapes of a structured-field string (RFC 9651). */
final class QuotedKey {

    private QuotedKey() {}

    /**
     * Returns the text between the quotes; empty unless the closing quote ends the input and only quotes and
     * backslashes are escaped.
     */
    static Optional<String> content(String quoted) {
        var content = new StringBuilder();
        int last = quoted.length() - 1;
        int at = 1;
        while (at < last) {
            char letter = quoted.charAt(at);
            if (letter == '\\') {
                at++;
                letter = quoted.charAt(at);
                if (at == last || (letter != '"' && letter != '\\')) {
                    return Optional.empty();
                }
            } else if (letter == '"') {
                return Optional.empty();
            }
            content.append(letter);
            at++;
        }
        return at == last && quoted.charAt(last) == '"' ? Optional.of(content.toString()) : Optional.empty();
    }
}
