package dev.stagedoor.http.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pattern of actors and their messages, such as {@code account/{sub}/**}: a type, an id and a message. A {@code *}
 * stands for any text within one of them, a {@code **} at the end for all that follow. A name in braces stands for that
 * claim of the caller; if the claim is a list, for any of its elements.
 */
final class ActorPattern {

    private static final String REST = "**";
    private static final int MOST_SEGMENTS = 3;
    private static final Pattern PART = Pattern.compile("\\*|\\{([^{}]+)}|[^*{}]+");

    private final String text;
    private final List<List<Part>> segments;
    private final boolean open;

    private sealed interface Part {

        /** A text as it stands. */
        record Literal(String text) implements Part {}

        /** Any text. */
        record Any() implements Part {}

        /** A claim of the caller. */
        record Claim(String name) implements Part {}
    }

    /**
     * Reads the pattern.
     *
     * @throws IllegalArgumentException if it is malformed; the message says how
     */
    ActorPattern(String text) {
        this.text = text;
        var all = new ArrayList<>(Arrays.asList(text.split("/", -1)));
        this.open = all.getLast().equals(REST);
        if (open) {
            all.removeLast();
        }
        if (all.size() > MOST_SEGMENTS) {
            throw new IllegalArgumentException(
                    "the pattern '%s' has more parts than a type, an id and a message".formatted(text));
        }
        this.segments = all.stream().map(this::parts).toList();
    }

    private List<Part> parts(String segment) {
        var matcher = PART.matcher(segment);
        var parts = new ArrayList<Part>();
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            parts.add(part(matcher.group(), matcher.group(1)));
            end = matcher.end();
        }
        if (segment.isEmpty() || segment.contains(REST) || end < segment.length()) {
            throw new IllegalArgumentException(
                    "the part '%s' of the pattern '%s' is neither a text, nor '*', nor a claim in braces; '**' can only stand at the end"
                            .formatted(segment, text));
        }
        return List.copyOf(parts);
    }

    private static Part part(String text, @Nullable String claim) {
        if (claim != null) {
            return new Part.Claim(claim);
        }
        return text.equals("*") ? new Part.Any() : new Part.Literal(text);
    }

    /** Returns the type that the pattern names; null if it stands for several. */
    @Nullable
    String type() {
        return !segments.isEmpty()
                        && segments.getFirst().size() == 1
                        && segments.getFirst().getFirst() instanceof Part.Literal(var type)
                ? type
                : null;
    }

    /** Returns whether the pattern is about actors of the type. */
    boolean isAbout(String type, Map<String, Object> claims) {
        return segments.isEmpty() || matches(segments.getFirst(), type, claims);
    }

    boolean matches(Access access, Map<String, Object> claims) {
        var values = Stream.of(access.type(), access.id(), access.message())
                .filter(Objects::nonNull)
                .toList();
        if (values.size() < segments.size() || (values.size() > segments.size() && !open)) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!matches(segments.get(i), values.get(i), claims)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(List<Part> parts, String value, Map<String, Object> claims) {
        if (parts.size() > 1) {
            return matchesAll(parts, value, claims);
        }
        return switch (parts.getFirst()) {
            case Part.Any() -> true;
            case Part.Literal(var text) -> text.equals(value);
            case Part.Claim(var name) -> values(claims.get(name)).anyMatch(value::equals);
        };
    }

    private static boolean matchesAll(List<Part> parts, String value, Map<String, Object> claims) {
        var regex = new StringBuilder();
        for (var part : parts) {
            regex.append(
                    switch (part) {
                        case Part.Any() -> ".*";
                        case Part.Literal(var text) -> Pattern.quote(text);
                        case Part.Claim(var name) ->
                            anyOf(values(claims.get(name)).toList());
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value).matches();
    }

    /** Returns a pattern of the values; one that matches nothing if there are none. */
    private static String anyOf(List<String> values) {
        return values.isEmpty()
                ? "(?!)"
                : String.join("|", values.stream().map(Pattern::quote).toList()).transform("(?:%s)"::formatted);
    }

    /** An empty claim would make an id of its neighbours alone. */
    private static Stream<String> values(@Nullable Object claim) {
        var all = claim instanceof Collection<?> several ? several.stream() : Stream.ofNullable(claim);
        return all.filter(Objects::nonNull).map(Object::toString).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return text;
    }
}
