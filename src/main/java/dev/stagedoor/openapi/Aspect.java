package dev.stagedoor.openapi;

import java.util.List;

/** What of a request a problem can be about. */
public enum Aspect {
    /** HTTP itself: every request. */
    HTTP,
    /** The rules of Spring Security: every request of a service that has them. */
    SECURITY,
    /** The path: a variable that names an entry of a catalog. */
    ENTRY,
    /** The path: the id of an actor. */
    ID,
    /** The query, which says what to list. */
    QUERY,
    /** What is known of an actor. */
    KNOWLEDGE,
    /** The origin of the page that sends a request which changes something. */
    ORIGIN,
    /** The media type of the answer, which is JSON. */
    ACCEPT,
    /** The body. */
    BODY,
    /** The idempotency key, which the request may have. */
    KEY,
    /** The idempotency key, which the request must not have. */
    NO_KEY,
    /** The members of a message. */
    MESSAGE,
    /** How many requests each caller may send: every request to an actor of a service that limits them. */
    RATE,
    /** Whether the service takes asks. */
    ADMISSION(true),
    /** The limits of asks and actors. */
    LIMIT(true),
    /** The circuit breakers. */
    BREAKER(true),
    /** The end of an ask that is waited for. */
    OUTCOME(true),
    /** The reply to a message. */
    REPLY(true),
    /** What there is to erase. */
    ERASURE,
    /** Nothing that a client of the document sends. */
    UNDOCUMENTED;

    private static final List<String> OF_ASKS = List.of("Preference-Applied", "Idempotency-Replayed");

    private final boolean asked;

    Aspect() {
        this(false);
    }

    /**
     * Creates an aspect.
     *
     * @param asked whether an ask has begun when such a problem is found
     */
    Aspect(boolean asked) {
        this.asked = asked;
    }

    /** Returns the names of the headers that the answers with all problems of this aspect can have. */
    public List<String> headers() {
        return asked ? OF_ASKS : List.of();
    }
}
