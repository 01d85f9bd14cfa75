package dev.stagedoor.protocol.model;

import java.nio.charset.StandardCharsets;

/**
 * Reason why input is not a valid message.
 *
 * @param pointer the place of the fault, as a JSON Pointer (RFC 6901) into the message; empty for the whole message
 * @param detail what is wrong there, for people to read
 */
public record Fault(String pointer, String detail) {

    /** Replaces what UTF-8 cannot encode, because both texts may contain names that callers sent. */
    public Fault {
        pointer = wellFormed(pointer);
        detail = wellFormed(detail);
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
