package dev.stagedoor.http.problem;

import dev.stagedoor.protocol.Names;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problems that callers are told of, each with its meaning: the contract, in one place. */
public enum ProblemType {
    INVALID_MESSAGE(400, "The body or the parameters do not make a valid message; errors lists every fault."),
    INVALID_ID(400, "The path does not hold an id that an actor can have."),
    INVALID_URL(400, "The URL is not well-formed: its percent-encoding is broken, or does not make UTF-8."),
    MALFORMED_REQUEST(400, "What came is not HTTP as it should be."),
    INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key header does not hold a key; detail names what is wrong."),
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
    REJECTED(422, "The actor refused; detail has its words."),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key came with another request before; this one was not sent."),
    OVERLOADED(429, "A limit is reached, of asks in flight or of actors in memory; the ask was not sent."),
    HEADERS_TOO_LARGE(431, "The headers are larger than server.max-http-request-header-size."),
    ACTOR_FAILED(500, "The actor failed while it handled this message, or stopped before it came to it."),
    UNREADABLE_STATE(
            500, "What the actor persisted cannot be read, so it cannot come to life; the log has the reason."),
    UNWRITABLE_STATE(
            500,
            "What the actor was to persist cannot be serialized, so nothing was persisted; the log has the reason."),
    UNWRITABLE_REPLY(500, "The actor replied, but its reply cannot be written as JSON."),
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
    HTTP_VERSION_NOT_SUPPORTED(505, "The service does not speak the version of HTTP that the request is of.");

    private final int status;
    private final String meaning;

    ProblemType(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The type of the name, which is in kebab-case. */
    public static Optional<ProblemType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.named().equals(name)).findFirst();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What it means, in a sentence or two. */
    public String meaning() {
        return meaning;
    }

    /** The name in kebab-case, as in its URL. */
    public String named() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The short name. */
    public String title() {
        return Names.sentenceCase(named()).replaceFirst("(?i)\\burl\\b", "URL").replaceFirst("(?i)\\bhttp\\b", "HTTP");
    }

    /** The URL that identifies the type, below the service. */
    public String url() {
        return "/problems/" + named();
    }
}
