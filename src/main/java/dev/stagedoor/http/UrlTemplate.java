package dev.stagedoor.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path of the author's choosing, whose segments are literals or {@code {variables}}. */
final class UrlTemplate {

    private final String url;
    private final List<String> segments;

    UrlTemplate(String url) {
        this.url = url;
        this.segments = segments(url);
    }

    String url() {
        return url;
    }

    /** The segments of a path, not decoded; the path of {@code OPTIONS *} is empty, and has one, which is empty too. */
    static List<String> segments(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    }

    /** The values of the variables, as they are in the path; empty if the path is not of this template. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < path.size(); i++) {
            var segment = segments.get(i);
            if (isVariable(segment)) {
                variables.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** How many segments are literals: of two templates that match, the one with more is meant. */
    long literals() {
        return segments.stream().filter(segment -> !isVariable(segment)).count();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
