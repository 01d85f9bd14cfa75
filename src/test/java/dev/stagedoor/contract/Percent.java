package dev.stagedoor.contract;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding. */
final class Percent {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~";

    private Percent() {}

    /**
     * Encodes a path segment. Also encodes dots, because the segments {@code .} and {@code ..} have a meaning of their
     * own.
     */
    static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append("%" + HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    /** Encodes a name or a value of a query or a form. */
    static String encodeForm(String text) {
        return encode(text).replace("%20", "+");
    }
}
