package dev.stagedoor.protocol;

/**
 * One thing that keeps input from being a valid message.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the message; empty for the whole
 * @param detail what is wrong there, for a person to read
 */
public record Fault(String pointer, String detail) {}
