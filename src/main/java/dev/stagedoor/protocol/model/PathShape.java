package dev.stagedoor.protocol.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Segments of a path pattern, by which two patterns are compared. A segment with a variable or a wildcard matches
 * everything, also if there is text around it; a final {@code **} matches all paths below.
 */
final class PathShape {

    private static final String ANY = "";

    private final List<String> segments;
    private final boolean open;

    /** Reads a pattern in the syntax of Spring's {@code PathPattern}. */
    PathShape(String pattern) {
        var all = Arrays.stream(pattern.split("/", -1))
                .skip(pattern.startsWith("/") ? 1 : 0)
                .toList();
        this.open =
                !all.isEmpty() && (all.getLast().equals("**") || all.getLast().startsWith("{*"));
        this.segments = (open ? all.subList(0, all.size() - 1) : all)
                .stream()
                        .map(segment -> segment.contains("{") || segment.contains("*") ? ANY : segment)
                        .toList();
    }

    /**
     * Returns whether requests to the other pattern could go to this one instead: both match some path, and this one is
     * not the more exact of the two. A pattern for everything below a path counts as exact; one for everything does not.
     */
    boolean hides(PathShape other) {
        return overlaps(other) && (other.open ? !other.segments.stream().allMatch(ANY::equals) : !isMoreExact(other));
    }

    private boolean overlaps(PathShape other) {
        return (other.open ? segments.size() >= other.segments.size() : segments.size() == other.segments.size())
                && matches(other, (own, theirs) -> own.equals(theirs) || own.equals(ANY) || theirs.equals(ANY));
    }

    private boolean isMoreExact(PathShape other) {
        return !segments.equals(other.segments)
                && matches(other, (own, theirs) -> own.equals(theirs) || theirs.equals(ANY));
    }

    private boolean matches(PathShape other, BiPredicate<String, String> segment) {
        for (int i = 0; i < other.segments.size(); i++) {
            if (!segment.test(segments.get(i), other.segments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
