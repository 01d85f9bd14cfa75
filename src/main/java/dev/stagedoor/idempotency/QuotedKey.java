package dev.stagedoor.idempotency;

import java.util.Optional;

/** Takes the quotes and the escapes off a string of structured fields. */
final class QuotedKey {

    private QuotedKey() {}

    /** What is between the quotes; empty if they do not close, or anything but a quote or a backslash is escaped. */
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
