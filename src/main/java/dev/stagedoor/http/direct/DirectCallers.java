package dev.stagedoor.http.direct;

import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.request.VerifiedCallers;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Decides who sends a plain ask, as far as that is known without Spring, and whether it may. */
public final class DirectCallers {

    private final @Nullable VerifiedCallers verified;
    private final Permissions permissions;

    /**
     * Creates the decision.
     *
     * @param verified the callers whose credentials were verified lately; null if callers are not authenticated
     */
    public DirectCallers(@Nullable VerifiedCallers verified, Permissions permissions) {
        this.verified = verified;
        this.permissions = permissions;
    }

    /** Who sends a plain ask. */
    sealed interface Found {

        /** Callers are not authenticated. */
        record Nobody() implements Found {}

        /** An authenticated caller that may send it. */
        record Permitted(Principal caller) implements Found {}

        /** Spring has to verify the credentials, or to refuse the request. */
        record Unclear() implements Found {}
    }

    Found of(HttpHeaders headers, DirectUrls.Found ask) {
        if (verified == null) {
            return new Found.Nobody();
        }
        var authorization = headers.getAll(HttpHeaderNames.AUTHORIZATION);
        var caller = authorization.size() == 1 ? verified.caller(authorization.getFirst()) : null;
        return caller != null && permissions.allow(caller, ask.target().reader().access(ask.id()))
                ? new Found.Permitted(caller)
                : new Found.Unclear();
    }
}
