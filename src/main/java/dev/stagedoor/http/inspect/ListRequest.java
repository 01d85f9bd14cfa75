package dev.stagedoor.http.inspect;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.RequestInput;
import dev.stagedoor.inspect.ActorQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which page of a list of actors a caller wants. */
public sealed interface ListRequest {

    /** The most actors on a page. */
    int MOST = 1_000;

    /** How many actors are on a page if the caller does not say. */
    int DEFAULT = 100;

    /** A page, and one actor more, by which the service knows whether there is a next one. */
    record Page(ActorQuery query) implements ListRequest {

        /** Returns how many actors are on the page at most. */
        int size() {
            return query.limit() - 1;
        }
    }

    /** A query that names no page. */
    record Invalid(Problem problem) implements ListRequest {}

    /** Reads the query of a URL. */
    static ListRequest of(@Nullable String query, String type) {
        return switch (RequestInput.of(query == null ? "" : query, Map.of(), false, new byte[0])) {
            case RequestInput.Unreadable(var problem) -> new Invalid(problem);
            case RequestInput.Parts(var json, var texts) -> Reading.page(texts, type);
        };
    }

    /** Reads the parameters. */
    final class Reading {

        private static final Set<String> NAMES = Set.of("prefix", "limit", "cursor");

        private Reading() {}

        private static ListRequest page(Map<String, List<String>> texts, String type) {
            for (var entry : texts.entrySet()) {
                if (!NAMES.contains(entry.getKey())) {
                    return invalid("The parameter '%s' is not known; there are prefix, limit and cursor."
                            .formatted(entry.getKey()));
                }
                if (entry.getValue().size() > 1) {
                    return invalid("The parameter '%s' is given more than once.".formatted(entry.getKey()));
                }
            }
            var limit = first(texts, "limit");
            if (limit != null && !isLimit(limit)) {
                return invalid("limit must be a number from 1 to %s, but is '%s'.".formatted(MOST, limit));
            }
            int size = limit == null ? DEFAULT : Integer.parseInt(limit);
            var prefix = first(texts, "prefix");
            var cursor = first(texts, "cursor");
            if (cursor == null) {
                return new Page(new ActorQuery(type, prefix == null ? "" : prefix, null, size + 1));
            }
            return switch (Cursor.read(cursor, type)) {
                case Cursor.Read.Invalid(var problem) -> new Invalid(problem);
                case Cursor.Read.Valid(var place) ->
                    prefix == null || prefix.equals(place.prefix())
                            ? new Page(new ActorQuery(type, place.prefix(), place.after(), size + 1))
                            : invalid("The cursor is of the list with the prefix '%s', and not '%s'."
                                    .formatted(place.prefix(), prefix));
            };
        }

        private static @Nullable String first(Map<String, List<String>> texts, String name) {
            var values = texts.get(name);
            return values == null ? null : values.getFirst();
        }

        private static boolean isLimit(String text) {
            return text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= MOST;
        }

        private static Invalid invalid(String detail) {
            return new Invalid(Problem.of(ProblemType.INVALID_QUERY, detail));
        }
    }
}
