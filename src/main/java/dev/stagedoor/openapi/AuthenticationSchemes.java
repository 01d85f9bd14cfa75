package dev.stagedoor.openapi;

import java.util.Set;

/** Knows how callers authenticate. */
@FunctionalInterface
public interface AuthenticationSchemes {

    /** Returns the ways, each of which is enough by itself. */
    Set<AuthenticationScheme> all();
}
