package dev.stagedoor.http.authentication;

import dev.stagedoor.http.access.Identity;
import java.security.Principal;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.util.function.SingletonSupplier;

/**
 * Caller whose credentials were verified, with what is made of it once and needed often.
 *
 * @param authentication what Spring Security knows of the caller
 * @param identity what rules need to know of it
 * @param text the text by which other processes know it
 */
record VerifiedCaller(Authentication authentication, Identity identity, Supplier<String> text) implements Principal {

    static VerifiedCaller of(Authentication authentication) {
        return new VerifiedCaller(
                authentication,
                Identities.of(authentication),
                SingletonSupplier.of(() -> CallerText.write(authentication)));
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
