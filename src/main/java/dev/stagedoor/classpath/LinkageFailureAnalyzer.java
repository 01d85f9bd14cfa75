package dev.stagedoor.classpath;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports a class that cannot be linked by the version that is the reason. Spring Boot 3 does not get as far as {@link
 * ClassPathCheck}.
 */
final class LinkageFailureAnalyzer extends AbstractFailureAnalyzer<LinkageError> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, LinkageError cause) {
        return Versions.springBoot(SpringBootVersion.getVersion())
                .or(() -> Versions.misfit(getClass().getClassLoader()))
                .map(sentence -> new FailureAnalysis(sentence, null, cause))
                .orElse(null);
    }
}
