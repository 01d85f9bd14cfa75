package dev.stagedoor.protocol.model;

import dev.stagedoor.ask.Source;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the messages of one record. Thread-safe. */
public interface Decoder {

    /** Returns the members of the message's JSON object in order, without {@code replyTo} and the caller. */
    List<Member> members();

    /**
     * Returns whether the message can be decoded for the caller: each component for it that must not be null gets it.
     *
     * @param caller the authenticated caller; null if nobody authenticated it
     */
    boolean suits(@Nullable Principal caller);

    /**
     * Decodes and validates a message.
     *
     * @param body a JSON object in UTF-8; empty for none
     * @param parameters strings from the query, the form and the path, by member
     * @param caller the authenticated caller, whom the message {@link #suits}
     */
    Decoded decode(byte[] body, Map<String, List<String>> parameters, @Nullable Principal caller);

    /** Returns the caller as a text in a {@link Source}; null if the message does not have it. */
    @Nullable
    String write(@Nullable Principal caller);

    /**
     * Binds a message from input that was decoded before, without validating it again.
     *
     * @throws tools.jackson.core.JacksonException if the input does not bind
     */
    Object bind(Source source);
}
