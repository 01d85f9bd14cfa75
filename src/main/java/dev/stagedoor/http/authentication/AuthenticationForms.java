package dev.stagedoor.http.authentication;

import dev.stagedoor.protocol.model.CallerForms;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Forms of callers that Spring Security authenticated: its {@link Authentication}, and the token that this holds. */
final class AuthenticationForms implements CallerForms {

    @Override
    public @Nullable Object as(Class<?> type, Principal caller) {
        var known = caller instanceof VerifiedCaller verified ? verified.authentication() : caller;
        if (type.isInstance(known)) {
            return known;
        }
        return known instanceof Authentication authentication && type.isInstance(authentication.getPrincipal())
                ? authentication.getPrincipal()
                : null;
    }

    @Override
    public String write(Principal caller) {
        return caller instanceof VerifiedCaller verified ? verified.text().get() : CallerText.write(caller);
    }

    @Override
    public Principal read(String text) {
        return CallerText.read(text);
    }
}
