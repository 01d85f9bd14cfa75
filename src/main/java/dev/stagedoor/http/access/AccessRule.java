package dev.stagedoor.http.access;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rule that allows something.
 *
 * @param actors the actors and messages that it is about, such as {@code account/{sub}/**}
 * @param may what it allows: read, look, ask, tell, start, stop, erase; everything if it is empty
 * @param authorities what the caller must have been granted, at least one of these; nothing if it is empty
 */
public record AccessRule(
        String actors,
        @DefaultValue Set<AccessKind> may,
        @DefaultValue Set<String> authorities) {

    /**
     * Checks the pattern.
     *
     * @throws IllegalArgumentException if it is malformed; the message says how
     */
    public AccessRule {
        new ActorPattern(actors);
        may = may.isEmpty() ? EnumSet.allOf(AccessKind.class) : EnumSet.copyOf(may);
        authorities = Set.copyOf(authorities);
    }
}
