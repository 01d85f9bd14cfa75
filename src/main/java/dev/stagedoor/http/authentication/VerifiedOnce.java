package dev.stagedoor.http.authentication;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import reactor.core.publisher.Mono;

/** Verifies credentials by another way, and keeps those that were verified for a while. */
final class VerifiedOnce implements ReactiveAuthenticationManager {

    private final ReactiveAuthenticationManager verifying;
    private final VerifiedCredentials verified;

    VerifiedOnce(ReactiveAuthenticationManager verifying, VerifiedCredentials verified) {
        this.verifying = verifying;
        this.verified = verified;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication unverified) {
        var authorization = VerifiedCredentials.authorization(unverified);
        if (authorization == null) {
            return verifying.authenticate(unverified);
        }
        var known = verified.caller(authorization);
        if (known != null) {
            return Mono.just(known.authentication());
        }
        long generation = verified.generation();
        return verifying.authenticate(unverified).doOnNext(caller -> verified.keep(authorization, caller, generation));
    }
}
