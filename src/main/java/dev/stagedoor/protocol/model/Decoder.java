package dev.stagedoor.protocol.model;

import java.util.List;
import java.util.Map;

/** Decodes the messages of one record. Thread-safe. */
public interface Decoder {

    /** Returns the members of the message's JSON object in order, without {@code replyTo}. */
    List<Member> members();

    /**
     * Decodes and validates a message.
     *
     * @param body a JSON object in UTF-8; empty for none
     * @param parameters strings from the query, the form and the path, by member
     */
    Decoded decode(byte[] body, Map<String, List<String>> parameters);

    /**
     * Binds a message from input that was decoded before, without validating it again.
     *
     * @param body the body that it was decoded from
     * @param parameters the parameters that it was decoded from
     * @throws tools.jackson.core.JacksonException if the input does not bind
     */
    Object bind(byte[] body, Map<String, List<String>> parameters);
}
