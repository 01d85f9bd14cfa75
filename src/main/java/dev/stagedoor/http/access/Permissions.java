package dev.stagedoor.http.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Decides which callers may do what. Safe for use by any thread. */
@FunctionalInterface
public interface Permissions {

    /** Allows everything, because no rule of Stagedoor decides. */
    Permissions ALL = (caller, access) -> true;

    /**
     * Returns whether the caller may do it.
     *
     * @param caller the authenticated caller; null if nobody authenticated it
     */
    boolean allow(@Nullable Principal caller, Access access);

    /**
     * Returns whether the caller may know that actors of a type are served.
     *
     * @param caller the authenticated caller; null for one of whom nothing is known
     */
    default boolean mayKnow(@Nullable Principal caller, String type) {
        return true;
    }
}
