package dev.stagedoor.protocol;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Size;
import java.util.regex.Pattern;
import org.hibernate.validator.internal.constraintvalidators.bv.EmailValidator;
import org.hibernate.validator.internal.constraintvalidators.bv.size.SizeValidatorForCharSequence;
import org.jspecify.annotations.Nullable;

/** Holds texts to constraints as schemas tell them, where the constraints' own validators see them in other ways. */
record StrictConstraints(ConstraintValidatorFactory others) implements ConstraintValidatorFactory {

    /** A validator that is like another one but for this; the other one itself, if it cannot tell where it is from. */
    static Validator in(Validator validator) {
        return validator instanceof ValidatorFactory factory
                ? factory.usingContext()
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

    /** Counts characters of Unicode, as JSON Schema does, where Java counts those beyond U+FFFF twice. */
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

    /** Takes no host that none can have, such as {@code a@b&c}. */
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
