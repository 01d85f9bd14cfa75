package dev.stagedoor.http.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Percent-decoding of paths (RFC 3986, section 2.1) and of forms. Unlike the platform's decoders, it refuses text that
 * is not well-formed or does not decode to UTF-8, and never alters it.
 */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** Decodes a part of a path; returns empty if it is not well-formed. */
    public static Optional<String> decode(String text) {
        return text.indexOf('%') < 0 ? Optional.of(text) : decodeEscapes(text);
    }

    /** Decodes parts of a path; returns empty if any is not well-formed. */
    public static Optional<List<String>> decodeAll(List<String> texts) {
        var decoded = new ArrayList<String>(texts.size());
        for (var text : texts) {
            var part = decode(text);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            decoded.add(part.get());
        }
        return Optional.of(decoded);
    }

    /**
     * Decodes a name or a value of a query or a form, where plus means space; returns empty if it is not well-formed.
     */
    static Optional<String> decodeForm(String text) {
        return decode(text.replace('+', ' '));
    }

    private static Optional<String> decodeEscapes(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                int end = text.indexOf('%', i) < 0 ? text.length() : text.indexOf('%', i);
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            } else if (isEscape(text, i)) {
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return utf8(bytes.toByteArray());
    }

    /** Decodes UTF-8; returns empty if the bytes are not valid UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }
}
