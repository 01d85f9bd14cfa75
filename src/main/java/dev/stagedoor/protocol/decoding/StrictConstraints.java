package dev.stagedoor.protocol.decoding;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hibernate.validator.internal.constraintvalidators.bv.EmailValidator;
import org.hibernate.validator.internal.constraintvalidators.bv.size.SizeValidatorForCharSequence;
import org.jspecify.annotations.Nullable;

/** Replaces the validators of {@code @Size} and {@code @Email} for strings by ones that agree with JSON Schema. */
public record StrictConstraints(ConstraintValidatorFactory others) implements ConstraintValidatorFactory {

    /** Returns the given validator with these replacements, or unchanged if it is not a {@code ValidatorFactory}. */
    public static Validator in(Validator validator) {
        return validator instanceof ValidatorFactory factory
                ? factory.usingContext()
                        .messageInterpolator(new OneLanguage(factory.getMessageInterpolator()))
                        .constraintValidatorFactory(new StrictConstraints(factory.getConstraintValidatorFactory()))
                        .getValidator()
                : validator;
    }

    @Override
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
        if (type == SizeValidatorForCharSequence.class) {
            return type.cast(new CodePointSize());
        }
        return type == EmailValidator.class ? type.cast(new MailAddress()) : others.getInstance(type);
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> instance) {
        if (!(instance instanceof CodePointSize || instance instanceof MailAddress)) {
            others.releaseInstance(instance);
        }
    }

    /** Words messages as the bundle without a locale does, wherever the service runs. */
    private record OneLanguage(MessageInterpolator messages) implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return messages.interpolate(template, context, Locale.ROOT);
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return messages.interpolate(template, context, locale);
        }
    }

    /** Counts Unicode characters like JSON Schema; Java counts those beyond U+FFFF twice. */
    private static final class CodePointSize extends SizeValidatorForCharSequence {

        private int least;
        private int most = Integer.MAX_VALUE;

        @Override
        public void initialize(Size size) {
            super.initialize(size);
            least = size.min();
            most = size.max();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            long length = text.codePoints().count();
            return length >= least && length <= most;
        }
    }

    /** Also refuses addresses with an impossible host, such as {@code a@b&c}. */
    private static final class MailAddress extends EmailValidator {

        private static final String LABEL = "[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?";
        private static final Pattern HOST = Pattern.compile("@(\\[[^@]*]|%1$s(\\.%1$s)*)$".formatted(LABEL));

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return super.isValid(text, context)
                    && (text == null || text.isEmpty() || HOST.matcher(text).find());
        }
    }
}
