package dev.stagedoor.system;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Failure analyzer by which Spring Boot says why the actors cannot run, instead of a stack trace. */
final class SystemStartFailureAnalyzer extends AbstractFailureAnalyzer<SystemStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SystemStartException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
