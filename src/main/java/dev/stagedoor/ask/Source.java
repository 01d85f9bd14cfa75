package dev.stagedoor.ask;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Input from which a message was made. Stagedoor sends this input to other processes instead of the message; they serve
 * the same protocol and make the same message from it. Messages therefore need no serializer.
 *
 * @param message the name of the message in its protocol
 * @param json the JSON object of the body; empty if there is none
 * @param texts the texts of each member, from query, form and path
 * @param caller the authenticated caller as text; null if the message does not have it
 */
public record Source(
        String message,
        byte[] json,
        Map<String, List<String>> texts,
        @Nullable String caller) {

    /** Input of a message that does not have its caller. */
    public Source(String message, byte[] json, Map<String, List<String>> texts) {
        this(message, json, texts, null);
    }
}
