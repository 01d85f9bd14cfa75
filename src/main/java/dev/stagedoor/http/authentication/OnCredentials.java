package dev.stagedoor.http.authentication;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds if a setting says how callers authenticate, other than Spring Boot's single user. */
final class OnCredentials extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var ways = Credentials.ruledBy(context.getEnvironment());
        return new ConditionOutcome(!ways.isEmpty(), "callers authenticate by " + ways);
    }
}
