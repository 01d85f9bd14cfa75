package dev.stagedoor.http.direct;

import dev.stagedoor.ask.Address;
import org.jspecify.annotations.Nullable;

/**
 * Target of a request to the default URL of a message, if nothing in it has to be decoded before it can be compared.
 *
 * @param type the name of the actor's type
 * @param id the actor's id
 * @param message the last segment of the path
 * @param query the query as it stands in the URL; empty if there is none
 */
record DirectPath(String type, String id, String message, String query) {

    private static final String IN_PATH = "-._~:@";
    private static final String IN_QUERY = IN_PATH + "!$&'()*+,;=/?";

    /**
     * Reads a target; null if it is another path, or not as plain.
     *
     * @param prefix what all paths of actors begin with, with a slash at the end
     */
    static @Nullable DirectPath of(String target, String prefix) {
        if (!target.startsWith(prefix)) {
            return null;
        }
        int type = target.indexOf('/', prefix.length());
        int id = type < 0 ? -1 : target.indexOf('/', type + 1);
        int question = target.indexOf('?', prefix.length());
        int end = question < 0 ? target.length() : question;
        if (id < 0 || id > end || !isPlainPath(target, prefix.length(), end) || !isPlainQuery(target, end + 1)) {
            return null;
        }
        var path = new DirectPath(
                target.substring(prefix.length(), type),
                target.substring(type + 1, id),
                target.substring(id + 1, end),
                question < 0 ? "" : target.substring(question + 1));
        return Address.fault(path.id()).isEmpty() ? path : null;
    }

    private static boolean isPlainPath(String target, int from, int to) {
        for (int i = from; i < to; i++) {
            char letter = target.charAt(i);
            if (letter != '/' && !isAlphanumeric(letter) && IN_PATH.indexOf(letter) < 0) {
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
