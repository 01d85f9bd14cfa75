package dev.stagedoor.http.access;

import java.util.Map;
import java.util.Set;

/**
 * What is known of an authenticated caller.
 *
 * @param authorities what it was granted, such as {@code SCOPE_read}
 * @param claims what is said about it, by name; {@code sub} is its name at least
 */
public record Identity(Set<String> authorities, Map<String, Object> claims) {

    /** Copies what is given. */
    public Identity {
        authorities = Set.copyOf(authorities);
        claims = Map.copyOf(claims);
    }
}
