package dev.stagedoor.http.routing;

import dev.stagedoor.http.request.PercentEncoding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Path that an actor's author chose; its segments are literals or {@code {variables}}. */
public final class UrlTemplate {

    private final String url;
    private final List<String> segments;

    /** Creates the template of a URL whose literals are percent-encoded. */
    UrlTemplate(String url) {
        this.url = url;
        this.segments = PercentEncoding.decodeAll(segments(url)).orElseThrow();
    }

    String url() {
        return url;
    }

    /** Returns the decoded literals and the variables. */
    List<String> segments() {
        return segments;
    }

    /** Splits a path into encoded segments. The empty path of {@code OPTIONS *} has one empty segment. */
    public static List<String> segments(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    }

    /** Returns the values of the variables, as they stand in the path; empty if the path does not match. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < path.size(); i++) {
            var segment = segments.get(i);
            if (isVariable(segment)) {
                variables.put(variableName(segment), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** Returns the number of literal segments; of two templates that match a path, the one with more wins. */
    long literals() {
        return segments.stream().filter(segment -> !isVariable(segment)).count();
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /** Returns the name of the variable that a segment of a template is. */
    static String variableName(String segment) {
        return segment.substring(1, segment.length() - 1);
    }
}
