package dev.stagedoor.http.authentication;

import dev.stagedoor.http.access.Identity;
import java.security.Principal;
import org.springframework.security.core.Authentication;

/**
 * Caller whose credentials were verified, with what rules need to know of it, which is read once.
 *
 * @param authentication what Spring Security knows of the caller
 */
record VerifiedCaller(Authentication authentication, Identity identity) implements Principal {

    static VerifiedCaller of(Authentication authentication) {
        return new VerifiedCaller(authentication, Identities.of(authentication));
    }

    /** Returns what rules need to know of a caller. */
    static Identity identityOf(Principal caller) {
        return caller instanceof VerifiedCaller verified ? verified.identity() : Identities.of(caller);
    }

    @Override
    public String getName() {
        return authentication.getName();
    }
}
