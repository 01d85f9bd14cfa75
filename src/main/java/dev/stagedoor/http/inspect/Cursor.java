package dev.stagedoor.http.inspect;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Place in a list of actors, after which the next page begins. Its text holds all of that, so that every process can
 * read it at any time. A checksum tells texts that no process wrote.
 *
 * @param type the type of the actors
 * @param prefix what their ids begin with
 * @param after the last id of the page before
 */
record Cursor(String type, String prefix, String after) {

    /** Version of the text. */
    private static final String VERSION = "1";

    /** No type and no id has a line break. */
    private static final String SEPARATOR = "\n";

    private static final int PARTS = 4;

    /** Cursor of a text, or what is wrong with the text. */
    sealed interface Read {

        record Valid(Cursor cursor) implements Read {}

        record Invalid(Problem problem) implements Read {}
    }

    /** Returns the text of the cursor, which needs no escapes in a URL. */
    String text() {
        var content = String.join(SEPARATOR, VERSION, type, prefix, after).getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(checksum(content))
                .put(content);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads the cursor of a list of actors of the type. */
    static Read read(String text, String type) {
        var parts = content(text).split(SEPARATOR, -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            return invalid(
                    "The cursor is not one that this version of the service gave; begin the list again, without a cursor.");
        }
        return parts[1].equals(type)
                ? new Read.Valid(new Cursor(type, parts[2], parts[3]))
                : invalid("The cursor is of a list of the type %s, and not of the type %s.".formatted(parts[1], type));
    }

    private static Read invalid(String detail) {
        return new Read.Invalid(Problem.of(ProblemType.INVALID_QUERY, detail));
    }

    private static String content(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() < Integer.BYTES) {
                return "";
            }
            int checksum = bytes.getInt();
            var content = new byte[bytes.remaining()];
            bytes.get(content);
            return checksum == checksum(content) ? new String(content, StandardCharsets.UTF_8) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static int checksum(byte[] content) {
        var crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }
}
