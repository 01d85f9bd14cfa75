package dev.stagedoor.http.request;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Knows callers whose credentials were verified lately. Safe for use by any thread. */
@FunctionalInterface
public interface VerifiedCallers {

    /**
     * Returns the caller with the credentials; null if they have to be verified.
     *
     * @param authorization the value of the {@code Authorization} header
     */
    @Nullable
    Principal caller(String authorization);
}
