package dev.stagedoor.protocol;

import java.nio.charset.StandardCharsets;

/**
 * One thing that keeps input from being a valid message.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the message; empty for the whole
 * @param detail what is wrong there, for a person to read
 */
public record Fault(String pointer, String detail) {

    /** Takes names that callers made up, too: what UTF-8 cannot carry is replaced, so that it can be told. */
    public Fault {
        pointer = wellFormed(pointer);
        detail = wellFormed(detail);
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
