package dev.stagedoor.http;

import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.openapi.ProblemCatalog;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Catalog of the problems that the OpenAPI document lists for each kind of request. */
final class DocumentedProblems implements ProblemCatalog {

    private static final Set<ProblemType> ANYWHERE = EnumSet.of(
            ProblemType.MALFORMED_REQUEST,
            ProblemType.INVALID_URL,
            ProblemType.METHOD_NOT_ALLOWED,
            ProblemType.REQUEST_TIMEOUT,
            ProblemType.MISDIRECTED_REQUEST,
            ProblemType.URL_TOO_LONG,
            ProblemType.HEADERS_TOO_LARGE,
            ProblemType.SERVICE_FAILED);
    private static final Set<ProblemType> SECURED =
            EnumSet.of(ProblemType.UNSAFE_REQUEST, ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN);
    private static final Set<ProblemType> NOT_SENT = EnumSet.of(
            ProblemType.OVERLOADED, ProblemType.CIRCUIT_OPEN, ProblemType.NOT_READY, ProblemType.JOURNAL_UNAVAILABLE);
    private static final Set<ProblemType> KEYED = EnumSet.of(
            ProblemType.INVALID_IDEMPOTENCY_KEY,
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            ProblemType.ANSWER_LOST,
            ProblemType.JOURNAL_UNAVAILABLE);
    private static final Set<ProblemType> AFTER_WAITING = EnumSet.of(
            ProblemType.REJECTED,
            ProblemType.OVERLOADED,
            ProblemType.ACTOR_FAILED,
            ProblemType.UNWRITABLE_REPLY,
            ProblemType.CIRCUIT_OPEN,
            ProblemType.NOT_READY,
            ProblemType.JOURNAL_UNAVAILABLE,
            ProblemType.UNREADABLE_STATE,
            ProblemType.UNWRITABLE_STATE,
            ProblemType.ACTOR_UNREACHABLE,
            ProblemType.DEADLINE_EXCEEDED);

    private static final Map<String, String> FAULTS = Map.of("/by", "must be greater than 0");

    private final boolean erase;
    private final boolean secured;

    /**
     * Creates the catalog of a service.
     *
     * @param erase whether the service erases what actors persisted
     * @param secured whether Spring Security protects the service
     */
    DocumentedProblems(boolean erase, boolean secured) {
        this.erase = erase;
        this.secured = secured;
    }

    @Override
    public boolean meets(Kind kind) {
        return kind != Kind.ERASE || erase;
    }

    @Override
    public List<DocumentedProblem> of(Kind kind) {
        var types = EnumSet.copyOf(ANYWHERE);
        types.addAll(types(kind));
        if (secured) {
            types.addAll(SECURED);
        }
        return types.stream()
                .map(type -> new DocumentedProblem(
                        type.named(),
                        type.url(),
                        type.status(),
                        type.title(),
                        type.meaning(),
                        executed(type),
                        NOT_SENT.contains(type) || type == ProblemType.REQUEST_TIMEOUT,
                        headers(type),
                        type == ProblemType.INVALID_MESSAGE ? FAULTS : Map.of()))
                .toList();
    }

    private static Set<String> headers(ProblemType type) {
        var headers = new LinkedHashSet<String>();
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            headers.add("Allow");
        }
        if (type == ProblemType.UNAUTHENTICATED || type == ProblemType.FORBIDDEN) {
            headers.add("WWW-Authenticate");
        }
        if (NOT_SENT.contains(type) || type == ProblemType.ACTOR_UNREACHABLE) {
            headers.add("Retry-After");
        }
        if (type == ProblemType.UNSUPPORTED_MEDIA_TYPE) {
            headers.addAll(List.of("Accept", "Accept-Encoding", "Accept-Post"));
        }
        if (AFTER_WAITING.contains(type)) {
            headers.add("Preference-Applied");
            headers.add("Idempotency-Replayed");
        }
        return headers;
    }

    private static String executed(ProblemType type) {
        return switch (type) {
            case REJECTED, UNWRITABLE_REPLY -> "yes";
            case ACTOR_FAILED, SERVICE_FAILED, ANSWER_LOST, ACTOR_UNREACHABLE, DEADLINE_EXCEEDED -> "unknown";
            case INVALID_MESSAGE,
                    INVALID_ID,
                    INVALID_URL,
                    MALFORMED_REQUEST,
                    INVALID_IDEMPOTENCY_KEY,
                    IDEMPOTENCY_KEY_UNSUPPORTED,
                    UNSAFE_REQUEST,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    CROSS_ORIGIN_REQUEST,
                    REQUEST_TIMEOUT,
                    MISDIRECTED_REQUEST,
                    NOT_IMPLEMENTED,
                    HTTP_VERSION_NOT_SUPPORTED,
                    UNKNOWN_ACTOR_TYPE,
                    UNKNOWN_MESSAGE,
                    UNKNOWN_PATH,
                    NOTHING_PERSISTED,
                    UNREADABLE_STATE,
                    UNWRITABLE_STATE,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    CONTENT_TOO_LARGE,
                    URL_TOO_LONG,
                    UNSUPPORTED_MEDIA_TYPE,
                    IDEMPOTENCY_KEY_REUSED,
                    OVERLOADED,
                    HEADERS_TOO_LARGE,
                    CIRCUIT_OPEN,
                    NOT_READY,
                    JOURNAL_UNAVAILABLE -> "no";
        };
    }

    private static Set<ProblemType> types(Kind kind) {
        var types = own(kind);
        switch (kind) {
            case READ, CATALOG, CATALOG_ENTRY -> {}
            case WRITE, WRITE_ONLY, TELL, START, STOP, ERASE -> types.add(ProblemType.CROSS_ORIGIN_REQUEST);
        }
        return types;
    }

    private static Set<ProblemType> own(Kind kind) {
        return switch (kind) {
            case READ -> {
                var types = EnumSet.copyOf(AFTER_WAITING);
                types.add(ProblemType.INVALID_MESSAGE);
                types.add(ProblemType.INVALID_ID);
                types.add(ProblemType.NOT_ACCEPTABLE);
                yield types;
            }
            case WRITE -> {
                var types = EnumSet.copyOf(own(Kind.READ));
                types.add(ProblemType.CONTENT_TOO_LARGE);
                types.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
                types.addAll(KEYED);
                yield types;
            }
            case WRITE_ONLY -> {
                var types = own(Kind.WRITE);
                types.remove(ProblemType.NOT_ACCEPTABLE);
                yield types;
            }
            case TELL ->
                EnumSet.of(
                        ProblemType.INVALID_MESSAGE,
                        ProblemType.INVALID_ID,
                        ProblemType.IDEMPOTENCY_KEY_UNSUPPORTED,
                        ProblemType.CONTENT_TOO_LARGE,
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        ProblemType.OVERLOADED,
                        ProblemType.CIRCUIT_OPEN,
                        ProblemType.NOT_READY);
            case START -> {
                var types = EnumSet.copyOf(own(Kind.STOP));
                types.add(ProblemType.OVERLOADED);
                types.remove(ProblemType.INVALID_ID);
                types.add(ProblemType.NOT_ACCEPTABLE);
                types.addAll(KEYED);
                yield types;
            }
            case STOP ->
                EnumSet.of(
                        ProblemType.INVALID_ID,
                        ProblemType.ACTOR_FAILED,
                        ProblemType.JOURNAL_UNAVAILABLE,
                        ProblemType.UNREADABLE_STATE,
                        ProblemType.NOT_READY,
                        ProblemType.ACTOR_UNREACHABLE,
                        ProblemType.DEADLINE_EXCEEDED);
            case ERASE -> {
                var types = EnumSet.copyOf(own(Kind.STOP));
                types.add(ProblemType.NOTHING_PERSISTED);
                yield types;
            }
            case CATALOG -> EnumSet.of(ProblemType.NOT_ACCEPTABLE);
            case CATALOG_ENTRY -> EnumSet.of(ProblemType.NOT_ACCEPTABLE, ProblemType.UNKNOWN_PATH);
        };
    }
}
