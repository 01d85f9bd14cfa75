package dev.stagedoor.http.problem;

import static dev.stagedoor.ask.Executed.NO;
import static dev.stagedoor.ask.Executed.UNKNOWN;
import static dev.stagedoor.ask.Executed.YES;
import static dev.stagedoor.openapi.Aspect.ACCEPT;
import static dev.stagedoor.openapi.Aspect.ADMISSION;
import static dev.stagedoor.openapi.Aspect.BODY;
import static dev.stagedoor.openapi.Aspect.BREAKER;
import static dev.stagedoor.openapi.Aspect.ENTRY;
import static dev.stagedoor.openapi.Aspect.ERASURE;
import static dev.stagedoor.openapi.Aspect.HTTP;
import static dev.stagedoor.openapi.Aspect.ID;
import static dev.stagedoor.openapi.Aspect.KEY;
import static dev.stagedoor.openapi.Aspect.KNOWLEDGE;
import static dev.stagedoor.openapi.Aspect.LIMIT;
import static dev.stagedoor.openapi.Aspect.MESSAGE;
import static dev.stagedoor.openapi.Aspect.NO_KEY;
import static dev.stagedoor.openapi.Aspect.ORIGIN;
import static dev.stagedoor.openapi.Aspect.OUTCOME;
import static dev.stagedoor.openapi.Aspect.QUERY;
import static dev.stagedoor.openapi.Aspect.RATE;
import static dev.stagedoor.openapi.Aspect.REPLY;
import static dev.stagedoor.openapi.Aspect.SECURITY;
import static dev.stagedoor.openapi.Aspect.UNDOCUMENTED;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.openapi.Aspect;
import dev.stagedoor.openapi.DocumentedProblem;
import dev.stagedoor.protocol.model.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Problem types that callers can get: the contract, in one place. The document, the pages and the answers read the
 * status, what callers usually learn, the aspect of requests, the meaning and the headers of a type from here.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list of headers cannot be changed
public enum ProblemType implements DocumentedProblem {
    INVALID_MESSAGE(
            400,
            NO,
            false,
            MESSAGE,
            "The body or the parameters do not make a valid message; errors lists every fault."),
    INVALID_ID(400, NO, false, ID, "The path does not hold an id that an actor can have."),
    INVALID_QUERY(
            400,
            NO,
            false,
            QUERY,
            "A parameter of the query is unknown, or has a value that it cannot have; detail says which."),
    INVALID_URL(
            400,
            NO,
            false,
            HTTP,
            "The URL is not well-formed: its percent-encoding is broken, or does not make UTF-8."),
    MALFORMED_REQUEST(400, NO, false, HTTP, "The request is not valid HTTP."),
    INVALID_IDEMPOTENCY_KEY(
            400, NO, false, KEY, "The Idempotency-Key header does not hold a key; detail names what is wrong."),
    IDEMPOTENCY_KEY_UNSUPPORTED(
            400,
            NO,
            false,
            NO_KEY,
            "The actor does not reply to the message, so it takes no Idempotency-Key; send it without one."),
    UNSAFE_REQUEST(400, NO, false, SECURITY, "The firewall of Spring Security rejected the request; detail says why."),
    UNAUTHENTICATED(
            401,
            NO,
            false,
            SECURITY,
            "The request has no valid credentials; WWW-Authenticate says which it needs.",
            "WWW-Authenticate"),
    FORBIDDEN(403, NO, false, SECURITY, "The caller may not do this.", "WWW-Authenticate"),
    CROSS_ORIGIN_REQUEST(
            403,
            NO,
            false,
            ORIGIN,
            "A web page of another origin sent the request, which stagedoor.cors.allowed-origins does not list."),
    UNKNOWN_ACTOR_TYPE(404, NO, false, UNDOCUMENTED, "No actor type of this name is served; detail names the nearest."),
    UNKNOWN_MESSAGE(
            404, NO, false, UNDOCUMENTED, "The actor type has no message of this name; detail names the nearest."),
    UNKNOWN_ACTOR(
            404,
            NO,
            false,
            KNOWLEDGE,
            "Nothing is known of the actor: it is not in memory, and has persisted nothing. It may still be sent messages."),
    NOTHING_PERSISTED(
            404, NO, false, ERASURE, "There is nothing to erase: no actor of this type and id has persisted anything."),
    UNKNOWN_PATH(404, NO, false, ENTRY, "Nothing is served at this path."),
    METHOD_NOT_ALLOWED(
            405, NO, false, HTTP, "The path is served, but not by this method; Allow lists those that are.", "Allow"),
    NOT_ACCEPTABLE(406, NO, false, ACCEPT, "The answer would be JSON, which Accept does not allow."),
    REQUEST_TIMEOUT(408, NO, true, HTTP, "The client did not send the whole request in time."),
    CONTENT_TOO_LARGE(413, NO, false, BODY, "The body is larger than stagedoor.http.max-body."),
    URL_TOO_LONG(414, NO, false, HTTP, "The URL is longer than server.netty.max-initial-line-length."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            NO,
            false,
            BODY,
            "The body is neither JSON nor a form, or it is compressed.",
            "Accept",
            "Accept-Encoding",
            "Accept-Post"),
    MISDIRECTED_REQUEST(421, NO, false, HTTP, "The service does not answer to the Host of the request."),
    REJECTED(422, YES, false, REPLY, "The actor refused the message; detail says why."),
    IDEMPOTENCY_KEY_REUSED(
            422, NO, false, KEY, "The Idempotency-Key was used for another request before; this request was not sent."),
    OVERLOADED(
            429,
            NO,
            true,
            LIMIT,
            "A limit is reached, of asks in flight or of actors in memory; the ask was not handled.",
            "Retry-After"),
    RATE_LIMIT_EXCEEDED(
            429,
            NO,
            true,
            RATE,
            "The caller has sent more requests to actors of this type than it may in a period; Retry-After says when the next is allowed.",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy"),
    HEADERS_TOO_LARGE(431, NO, false, HTTP, "The headers are larger than server.max-http-request-header-size."),
    ACTOR_FAILED(
            500,
            UNKNOWN,
            false,
            OUTCOME,
            "The actor failed while it handled this message, or stopped before it began to handle it."),
    UNREADABLE_STATE(
            500,
            NO,
            false,
            OUTCOME,
            "What the actor persisted cannot be read, so the actor cannot start; the log has the reason."),
    UNWRITABLE_STATE(
            500,
            NO,
            false,
            REPLY,
            "What the actor tried to persist cannot be serialized, so nothing was persisted; the log has the reason."),
    UNWRITABLE_REPLY(
            500,
            YES,
            false,
            REPLY,
            "The actor replied, but its reply cannot be written as JSON, is too large to travel between processes, or is of another version of the service; detail says which."),
    SERVICE_FAILED(
            500, UNKNOWN, false, HTTP, "The service failed, through no fault of the request; its log has the reason."),
    ANSWER_LOST(
            500,
            UNKNOWN,
            false,
            KEY,
            "A request with this Idempotency-Key was begun, but its answer was not recorded; executed says what is known of it."),
    NOT_IMPLEMENTED(501, NO, false, UNDOCUMENTED, "The body has a transfer coding other than chunked."),
    CIRCUIT_OPEN(
            503,
            NO,
            true,
            BREAKER,
            "The circuit breaker of the actor, or that of its type, is open after too many failures; breaker says which. The ask was not sent.",
            "Retry-After"),
    NOT_READY(503, NO, true, ADMISSION, "The service is starting or stopping; the ask was not sent.", "Retry-After"),
    JOURNAL_UNAVAILABLE(
            503,
            NO,
            true,
            OUTCOME,
            "The database that keeps what actors persist does not answer, or refuses.",
            "Retry-After"),
    ACTOR_UNREACHABLE(
            503,
            UNKNOWN,
            false,
            OUTCOME,
            "The process that hosts the actor ended with the ask in flight, or cannot be reached.",
            "Retry-After"),
    DEADLINE_EXCEEDED(504, UNKNOWN, false, OUTCOME, "The actor did not reply in time."),
    HTTP_VERSION_NOT_SUPPORTED(
            505, NO, false, UNDOCUMENTED, "The service does not support the HTTP version of the request.");

    private static final Map<String, String> FAULTS = Map.of("/by", "must be greater than 0");

    private final int status;
    private final Executed executed;
    private final boolean retryable;
    private final Aspect aspect;
    private final String meaning;
    private final List<String> headers;

    ProblemType(int status, Executed executed, boolean retryable, Aspect aspect, String meaning, String... ownHeaders) {
        this.status = status;
        this.executed = executed;
        this.retryable = retryable;
        this.aspect = aspect;
        this.meaning = meaning;
        this.headers =
                Stream.concat(Stream.of(ownHeaders), aspect.headers().stream()).toList();
    }

    /** Returns the type with this name in kebab-case. */
    public static Optional<ProblemType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.named().equals(name)).findFirst();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Executed executed() {
        return executed;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }

    @Override
    public Aspect aspect() {
        return aspect;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public Map<String, String> faults() {
        return this == INVALID_MESSAGE ? FAULTS : Map.of();
    }

    /** Returns the name in kebab-case, as in the URL. */
    @Override
    public String named() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return Names.sentenceCase(named()).replaceFirst("(?i)\\burl\\b", "URL").replaceFirst("(?i)\\bhttp\\b", "HTTP");
    }

    /** Returns the URL that identifies the type, without host and base path. */
    @Override
    public String url() {
        return "/problems/" + named();
    }
}
