package dev.stagedoor.http.routing;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.protocol.model.Nearest;
import java.util.Collection;

/** Makes the problems for unknown types, messages and paths; they name the nearest known names. */
public final class NotFound {

    private NotFound() {}

    static Problem type(String name, Collection<String> known) {
        return Problem.of(
                ProblemType.UNKNOWN_ACTOR_TYPE,
                "There is no actor type '%s'; %s".formatted(shortened(name), nearest(name, known)));
    }

    static Problem message(String type, String name, Collection<String> known) {
        return Problem.of(
                ProblemType.UNKNOWN_MESSAGE,
                "The actor type '%s' has no message '%s'; %s".formatted(type, shortened(name), nearest(name, known)));
    }

    /** Returns the problem with a path at which nothing is served. */
    public static Problem path() {
        return Problem.of(
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
