package dev.stagedoor.http;

import dev.stagedoor.openapi.ProblemCatalog;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells the OpenAPI document which problems which requests meet. */
final class DocumentedProblems implements ProblemCatalog {

    private static final Set<ProblemType> WITH_RETRY_AFTER =
            EnumSet.of(ProblemType.OVERLOADED, ProblemType.CIRCUIT_OPEN, ProblemType.NOT_READY);

    @Override
    public List<DocumentedProblem> of(Kind kind) {
        return types(kind).stream()
                .map(type -> new DocumentedProblem(
                        type.url(),
                        type.status(),
                        type.title(),
                        type.meaning(),
                        executed(type),
                        WITH_RETRY_AFTER.contains(type)))
                .toList();
    }

    private static String executed(ProblemType type) {
        return switch (type) {
            case REJECTED, UNWRITABLE_REPLY -> "yes";
            case ACTOR_FAILED, ACTOR_UNREACHABLE, DEADLINE_EXCEEDED -> "unknown";
            case INVALID_MESSAGE,
                    INVALID_ID,
                    INVALID_URL,
                    UNKNOWN_ACTOR_TYPE,
                    UNKNOWN_MESSAGE,
                    UNKNOWN_PATH,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    CONTENT_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    OVERLOADED,
                    CIRCUIT_OPEN,
                    NOT_READY -> "no";
        };
    }

    private static Set<ProblemType> types(Kind kind) {
        return switch (kind) {
            case READ ->
                EnumSet.of(
                        ProblemType.INVALID_MESSAGE,
                        ProblemType.INVALID_ID,
                        ProblemType.INVALID_URL,
                        ProblemType.NOT_ACCEPTABLE,
                        ProblemType.REJECTED,
                        ProblemType.OVERLOADED,
                        ProblemType.ACTOR_FAILED,
                        ProblemType.UNWRITABLE_REPLY,
                        ProblemType.CIRCUIT_OPEN,
                        ProblemType.NOT_READY,
                        ProblemType.ACTOR_UNREACHABLE,
                        ProblemType.DEADLINE_EXCEEDED);
            case WRITE -> {
                var types = EnumSet.copyOf(types(Kind.READ));
                types.add(ProblemType.CONTENT_TOO_LARGE);
                types.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
                yield types;
            }
            case TELL ->
                EnumSet.of(
                        ProblemType.INVALID_MESSAGE,
                        ProblemType.INVALID_ID,
                        ProblemType.INVALID_URL,
                        ProblemType.CONTENT_TOO_LARGE,
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        ProblemType.CIRCUIT_OPEN,
                        ProblemType.NOT_READY);
            case START -> {
                var types = EnumSet.copyOf(types(Kind.STOP));
                types.remove(ProblemType.INVALID_ID);
                types.add(ProblemType.NOT_ACCEPTABLE);
                yield types;
            }
            case STOP ->
                EnumSet.of(
                        ProblemType.INVALID_ID,
                        ProblemType.INVALID_URL,
                        ProblemType.ACTOR_FAILED,
                        ProblemType.NOT_READY,
                        ProblemType.ACTOR_UNREACHABLE,
                        ProblemType.DEADLINE_EXCEEDED);
            case CATALOG -> EnumSet.of(ProblemType.INVALID_URL, ProblemType.NOT_ACCEPTABLE);
        };
    }
}
