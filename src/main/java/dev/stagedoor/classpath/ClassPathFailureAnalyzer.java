package dev.stagedoor.classpath;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an unsuitable class path in one sentence, without a stack trace. */
final class ClassPathFailureAnalyzer extends AbstractFailureAnalyzer<ClassPathException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ClassPathException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
