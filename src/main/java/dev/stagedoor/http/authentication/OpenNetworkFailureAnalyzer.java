package dev.stagedoor.http.authentication;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a service that everybody could use in one sentence, with the remedies. */
final class OpenNetworkFailureAnalyzer extends AbstractFailureAnalyzer<OpenNetworkException> {

    private static final String REMEDY =
            "Set spring.security.oauth2.resourceserver.jwt.issuer-uri for tokens, server.ssl.client-auth for certificates, or stagedoor.security.keys-file for keys. If something in front of the service authenticates callers, set stagedoor.security.anonymous=true. Without server.address, the service listens on loopback only.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OpenNetworkException cause) {
        return new FailureAnalysis(cause.getMessage(), REMEDY, cause);
    }
}
