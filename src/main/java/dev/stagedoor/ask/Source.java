package dev.stagedoor.ask;

import java.util.List;
import java.util.Map;

/**
 * Input from which a message was made. Stagedoor sends this input to other processes instead of the message; they serve
 * the same protocol and make the same message from it. Messages therefore need no serializer.
 *
 * @param message the name of the message in its protocol
 * @param json the JSON object of the body; empty if there is none
 * @param texts the texts of each member, from query, form and path
 */
public record Source(String message, byte[] json, Map<String, List<String>> texts) {}
