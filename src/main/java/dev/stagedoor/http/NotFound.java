package dev.stagedoor.http;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.protocol.model.Nearest;
import java.util.Collection;
import java.util.Map;

/** Makes the problems for unknown types, messages and paths; they name the nearest known names. */
final class NotFound {

    private final Map<String, TypeResources> byType;

    NotFound(Map<String, TypeResources> byType) {
        this.byType = byType;
    }

    Problem type(String name) {
        return Problem.refused(
                ProblemType.UNKNOWN_ACTOR_TYPE,
                "There is no actor type '%s'; %s".formatted(shortened(name), nearest(name, byType.keySet())));
    }

    static Problem message(String type, TypeResources resources, String name) {
        var messages = resources.messages().keySet();
        return Problem.refused(
                ProblemType.UNKNOWN_MESSAGE,
                "The actor type '%s' has no message '%s'; %s"
                        .formatted(type, shortened(name), nearest(name, messages)));
    }

    static Problem path() {
        return Problem.refused(
                ProblemType.UNKNOWN_PATH,
                "Nothing is served at this path; messages are at /actors/{type}/{id}/{message}.");
    }

    private static String nearest(String name, Collection<String> known) {
        return known.isEmpty()
                ? "there is none at all."
                : "the nearest is " + String.join(", ", Nearest.to(name, known)) + ".";
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= 100
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 100)) + "…";
    }
}
