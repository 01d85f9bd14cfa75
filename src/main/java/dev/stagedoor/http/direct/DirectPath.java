package dev.stagedoor.http.direct;

import org.jspecify.annotations.Nullable;

/**
 * Target of a request, if nothing in its path has to be decoded before it can be compared.
 *
 * @param path the path
 * @param query the query as it stands in the URL; empty if there is none
 */
record DirectPath(String path, String query) {

    private static final String IN_PATH = "/-._~:@";
    private static final String IN_QUERY = IN_PATH + "!$&'()*+,;=?";

    /** Reads a target; null if it is not as plain. */
    static @Nullable DirectPath of(String target) {
        int question = target.indexOf('?');
        int end = question < 0 ? target.length() : question;
        return target.startsWith("/") && isPlainPath(target, end) && isPlainQuery(target, end + 1)
                ? new DirectPath(target.substring(0, end), question < 0 ? "" : target.substring(question + 1))
                : null;
    }

    private static boolean isPlainPath(String target, int to) {
        for (int i = 0; i < to; i++) {
            char letter = target.charAt(i);
            if (!isAlphanumeric(letter) && IN_PATH.indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainQuery(String target, int from) {
        for (int i = from; i < target.length(); i++) {
            char letter = target.charAt(i);
            if (letter == '%' ? !isEscape(target, i) : !isAlphanumeric(letter) && IN_QUERY.indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscape(String target, int at) {
        return at + 2 < target.length()
                && Character.digit(target.charAt(at + 1), 16) >= 0
                && Character.digit(target.charAt(at + 2), 16) >= 0;
    }

    private static boolean isAlphanumeric(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z');
    }
}
