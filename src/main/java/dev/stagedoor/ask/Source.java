package dev.stagedoor.ask;

import java.util.List;
import java.util.Map;

/**
 * What a message was made of. Another process that serves the same protocol makes the same message of it, so this is what
 * travels there, and messages need be nothing but readable.
 *
 * @param message the name of the message in its protocol
 * @param json the JSON object it came in; empty for none
 * @param texts texts by member, as queries, forms and paths carry them
 */
public record Source(String message, byte[] json, Map<String, List<String>> texts) {}
