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
}
