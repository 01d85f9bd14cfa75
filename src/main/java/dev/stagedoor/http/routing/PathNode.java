package dev.stagedoor.http.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Node in a tree of paths: the resource of a path, if there is one, and the nodes of the paths below it. */
final class PathNode {

    private final Map<String, PathNode> literals = new HashMap<>();
    private @Nullable Variable variable;
    private @Nullable Resource resource;

    /** Node below that stands for every segment. */
    record Variable(String name, PathNode node) {}

    /** Adds the resource of a path below this node, given by the segments of its template. */
    void add(List<String> segments, Resource added) {
        if (segments.isEmpty()) {
            resource = added;
            return;
        }
        below(segments.getFirst()).add(segments.subList(1, segments.size()), added);
    }

    private PathNode below(String segment) {
        if (!UrlTemplate.isVariable(segment)) {
            return literals.computeIfAbsent(segment, literal -> new PathNode());
        }
        if (variable == null) {
            variable = new Variable(UrlTemplate.variableName(segment), new PathNode());
        }
        return variable.node();
    }

    /** Returns the resource of this path; null if only paths below it are served. */
    @Nullable
    Resource resource() {
        return resource;
    }

    /** Returns the node below for a decoded segment; null if there is none of this name. */
    @Nullable
    PathNode literal(String segment) {
        return literals.get(segment);
    }

    /** Returns whether a resource has the path that leads from this node over the decoded segments. */
    boolean serves(List<String> segments) {
        if (segments.isEmpty()) {
            return resource != null;
        }
        var rest = segments.subList(1, segments.size());
        var literal = literals.get(segments.getFirst());
        return (literal != null && literal.serves(rest))
                || (variable != null && variable.node().serves(rest));
    }

    /** Returns the node below for every other segment; null if there is none. */
    @Nullable
    Variable variable() {
        return variable;
    }

    /** Returns the decoded segments that are known below this node. */
    Set<String> names() {
        return literals.keySet();
    }
}
