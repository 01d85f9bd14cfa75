package dev.stagedoor.http.authentication;

import dev.stagedoor.http.access.MessageRule;
import dev.stagedoor.http.access.MessageRules;
import dev.stagedoor.protocol.model.ReplyTo;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.security.access.expression.ExpressionUtils;
import org.springframework.security.access.expression.SecurityExpressionRoot;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Reads {@link PreAuthorize} on the records of messages. Its expression knows {@code authentication}, {@code #id}, and
 * the components of the message by their names.
 */
final class PreAuthorizeRules implements MessageRules {

    private static final Logger LOG = LoggerFactory.getLogger(PreAuthorizeRules.class);

    private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken(
            "stagedoor", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private final SpelExpressionParser parser = new SpelExpressionParser();

    @Override
    public MessageRule of(Class<?> message) {
        var annotation = AnnotatedElementUtils.findMergedAnnotation(message, PreAuthorize.class);
        if (annotation == null) {
            return MessageRule.NONE;
        }
        try {
            return new Rule(parser.parseExpression(annotation.value()), accessors(message));
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "@PreAuthorize(\"%s\") on %s is no expression of Spring: %s"
                            .formatted(annotation.value(), message.getName(), e.getMessage()),
                    e);
        }
    }

    private static Map<String, Method> accessors(Class<?> message) {
        var accessors = Arrays.stream(message.getRecordComponents())
                .filter(component -> !component.getName().equals(ReplyTo.COMPONENT))
                .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, RecordComponent::getAccessor));
        accessors.values().forEach(AccessibleObject::trySetAccessible);
        return accessors;
    }

    /** Rule that Spring's expression language evaluates. */
    private record Rule(Expression expression, Map<String, Method> accessors) implements MessageRule {

        /** A rule that fails allows nothing. */
        @Override
        public boolean allows(@Nullable Principal caller, String id, Object message) {
            var context = new StandardEvaluationContext(new Root(authentication(caller), message));
            accessors.forEach(
                    (name, accessor) -> context.setVariable(name, ReflectionUtils.invokeMethod(accessor, message)));
            context.setVariable("id", id);
            try {
                return ExpressionUtils.evaluateAsBoolean(expression, context);
            } catch (IllegalArgumentException e) {
                LOG.error(
                        "event=message-rule-failed class={} rule=\"{}\"",
                        message.getClass().getName(),
                        expression.getExpressionString(),
                        e);
                return false;
            }
        }

        private static Authentication authentication(@Nullable Principal caller) {
            return switch (caller) {
                case VerifiedCaller verified -> verified.authentication();
                case Authentication authentication -> authentication;
                case null, default -> ANONYMOUS;
            };
        }
    }

    private static final class Root extends SecurityExpressionRoot<Object> {

        Root(Authentication caller, Object message) {
            super(() -> caller, message);
        }
    }
}
