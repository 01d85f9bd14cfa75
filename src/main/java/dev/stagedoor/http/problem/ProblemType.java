package dev.stagedoor.http.problem;

import dev.stagedoor.protocol.model.Names;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Problem types that callers can get, each with its status and meaning: the contract, in one place. */
public enum ProblemType {
    INVALID_MESSAGE(400, "The body or the parameters do not make a valid message; errors lists every fault."),
    INVALID_ID(400, "The path does not hold an id that an actor can have."),
    INVALID_URL(400, "The URL is not well-formed: its percent-encoding is broken, or does not make UTF-8."),
    MALFORMED_REQUEST(400, "The request is not valid HTTP."),
    INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key header does not hold a key; detail names what is wrong."),
    IDEMPOTENCY_KEY_UNSUPPORTED(
            400, "The actor does not reply to the message, so it takes no Idempotency-Key; send it without one."),
    UNSAFE_REQUEST(400, "The firewall of Spring Security rejected the request; detail says why."),
    UNAUTHENTICATED(401, "Spring Security asks for credentials; WWW-Authenticate says which."),
    FORBIDDEN(403, "Spring Security does not let the caller do this."),
    CROSS_ORIGIN_REQUEST(
            403, "A web page of another origin sent the request, which stagedoor.cors.allowed-origins does not list."),
    UNKNOWN_ACTOR_TYPE(404, "No actor type of this name is served; detail names the nearest."),
    UNKNOWN_MESSAGE(404, "The actor type has no message of this name; detail names the nearest."),
    NOTHING_PERSISTED(404, "There is nothing to erase: no actor of this type and id has persisted anything."),
    UNKNOWN_PATH(404, "Nothing is served at this path."),
    METHOD_NOT_ALLOWED(405, "The path is served, but not by this method; Allow lists those that are."),
    NOT_ACCEPTABLE(406, "The answer would be JSON, which Accept does not allow."),
    REQUEST_TIMEOUT(408, "The client did not send the whole request in time."),
    CONTENT_TOO_LARGE(413, "The body is larger than stagedoor.http.max-body."),
    URL_TOO_LONG(414, "The URL is longer than server.netty.max-initial-line-length."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is neither JSON nor a form, or it is compressed."),
    MISDIRECTED_REQUEST(421, "The service does not answer to the Host of the request."),
    REJECTED(422, "The actor refused the message; detail says why."),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request before; this request was not sent."),
    OVERLOADED(429, "A limit is reached, of asks in flight or of actors in memory; the ask was not handled."),
    HEADERS_TOO_LARGE(431, "The headers are larger than server.max-http-request-header-size."),
    ACTOR_FAILED(500, "The actor failed while it handled this message, or stopped before it began to handle it."),
    UNREADABLE_STATE(
            500, "What the actor persisted cannot be read, so the actor cannot start; the log has the reason."),
    UNWRITABLE_STATE(
            500,
            "What the actor tried to persist cannot be serialized, so nothing was persisted; the log has the reason."),
    UNWRITABLE_REPLY(
            500,
            "The actor replied, but its reply cannot be written as JSON, is too large to travel between processes, or is of another version of the service; detail says which."),
    SERVICE_FAILED(500, "The service failed, through no fault of the request; its log has the reason."),
    ANSWER_LOST(
            500,
            "A request with this Idempotency-Key was begun, but its answer was not recorded; it is not sent again."),
    NOT_IMPLEMENTED(501, "The body has a transfer coding other than chunked."),
    CIRCUIT_OPEN(
            503,
            "The circuit breaker of the actor, or that of its type, is open after too many failures; breaker says which. The ask was not sent."),
    NOT_READY(503, "The service is starting or stopping; the ask was not sent."),
    JOURNAL_UNAVAILABLE(503, "The database that keeps what actors persist does not answer, or refuses."),
    ACTOR_UNREACHABLE(503, "The process that hosts the actor ended with the ask in flight, or cannot be reached."),
    DEADLINE_EXCEEDED(504, "The actor did not reply in time."),
    HTTP_VERSION_NOT_SUPPORTED(505, "The service does not support the HTTP version of the request.");

    private final int status;
    private final String meaning;

    ProblemType(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** Returns the type with this name in kebab-case. */
    public static Optional<ProblemType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.named().equals(name)).findFirst();
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns what the type means, in a sentence or two. */
    public String meaning() {
        return meaning;
    }

    /** Returns the name in kebab-case, as in the URL. */
    public String named() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the short name, for people. */
    public String title() {
        return Names.sentenceCase(named()).replaceFirst("(?i)\\burl\\b", "URL").replaceFirst("(?i)\\bhttp\\b", "HTTP");
    }

    /** Returns the URL that identifies the type, without host and base path. */
    public String url() {
        return "/problems/" + named();
    }
}
