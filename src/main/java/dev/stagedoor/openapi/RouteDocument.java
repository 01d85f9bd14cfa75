package dev.stagedoor.openapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the document says about a route that is not a message's. The kind of its requests decides about the rest: its
 * parameters, its problems, and the headers of its answers.
 *
 * @param kind the kind of its requests
 * @param tag the tag: an actor type, or one of those in {@code contract.yaml}
 * @param id the id of the operation, within the tag
 * @param summary what it does in a few words
 * @param description what it does
 * @param variable the variable of the path if it is not the id of an actor; else null
 * @param success its success
 */
public record RouteDocument(
        RequestKind kind,
        String tag,
        String id,
        String summary,
        String description,
        @Nullable Variable variable,
        Success success) {

    /**
     * Variable of a path, which is a text.
     *
     * @param name its name
     * @param description what it means
     * @param example a value that is known
     */
    public record Variable(String name, String description, String example) {}

    /**
     * Success of an operation.
     *
     * @param status the status
     * @param description what it means
     * @param schema the schema of its body, in {@code contract.yaml}; null if it has no body
     * @param headers the names of headers of its own, in {@code contract.yaml}
     */
    public record Success(
            int status, String description, @Nullable String schema, List<String> headers) {}

    /** Returns the description of an operation that is summarized by its first sentence and answers without a body. */
    public static RouteDocument of(
            RequestKind kind, String tag, String id, String description, int status, String success) {
        return new RouteDocument(
                kind,
                tag,
                id,
                Words.summary(description),
                description,
                null,
                new Success(status, success, null, List.of()));
    }

    /** Returns this description with another summary. */
    public RouteDocument withSummary(String other) {
        return new RouteDocument(kind, tag, id, other, description, variable, success);
    }

    /** Returns this description with a variable of the path. */
    public RouteDocument withVariable(String name, String meaning, String example) {
        return new RouteDocument(kind, tag, id, summary, description, new Variable(name, meaning, example), success);
    }

    /** Returns this description with a success that has a JSON body, and perhaps headers. */
    public RouteDocument withBody(String schema, String... headers) {
        return new RouteDocument(
                kind,
                tag,
                id,
                summary,
                description,
                variable,
                new Success(success.status(), success.description(), schema, List.of(headers)));
    }
}
