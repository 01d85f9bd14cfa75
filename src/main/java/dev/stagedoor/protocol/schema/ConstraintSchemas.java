package dev.stagedoor.protocol.schema;

import com.github.victools.jsonschema.generator.FieldScope;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the constraints that the schema generator omits, and corrects those that it describes differently from their
 * validators.
 */
final class ConstraintSchemas {

    /** The characters of {@code Character.isWhitespace}, which {@code @NotBlank} uses. */
    private static final String WHITESPACE =
            "\\t-\\r\\u001C-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000";

    /** Anchored, because some clients match from the start of the string only. */
    private static final String NOT_BLANK = "^[%1$s]*[^%1$s]".formatted(WHITESPACE);

    private static final Set<Class<?>> FRACTIONS = Set.of(BigDecimal.class, Double.class, Float.class);

    /** Syntax of Java's regular expressions that ECMAScript, the dialect of JSON Schema, does not share. */
    private static final java.util.regex.Pattern JAVA_ONLY = java.util.regex.Pattern.compile(
            "\\\\[QEpPAzZGhHRXaeN0]|\\\\x\\{|[+*?}]\\+|\\(\\?[a-zA-Z>-]|&&|\\[[^]\\\\]*\\[");

    private ConstraintSchemas() {}

    static void complete(ObjectNode schema, FieldScope field) {
        var type = field.getType() == null
                ? Object.class
                : ClassUtils.resolvePrimitiveIfNecessary(field.getType().getErasedType());
        if (CharSequence.class.isAssignableFrom(type)) {
            patterns(schema, field);
            email(schema, field);
        } else if (Number.class.isAssignableFrom(type)) {
            digits(schema, annotation(field, Digits.class), FRACTIONS.contains(type));
        }
    }

    private static void patterns(ObjectNode schema, FieldScope field) {
        var patterns = new ArrayList<String>();
        var pattern = annotation(field, Pattern.class);
        if (pattern != null) {
            schema.remove("pattern");
            if (pattern.flags().length == 0
                    && !JAVA_ONLY.matcher(pattern.regexp()).find()) {
                patterns.add(whole(pattern.regexp()));
            } else if (!schema.has("description")) {
                schema.put("description", "Matches Java's regular expression " + pattern.regexp());
            }
        }
        if (annotation(field, NotBlank.class) != null) {
            patterns.add(NOT_BLANK);
        }
        if (!patterns.isEmpty() && !schema.has("pattern")) {
            schema.put("pattern", patterns.removeFirst());
        }
        patterns.forEach(other -> schema.withArray("/allOf").addObject().put("pattern", other));
    }

    /** Anchors a pattern: Java's constraint matches the whole string, JSON Schema's any part of it. */
    private static String whole(String regexp) {
        boolean anchored = regexp.startsWith("^") && regexp.endsWith("$") && !regexp.endsWith("\\$");
        return anchored && regexp.indexOf('|') < 0 ? regexp : "^(?:" + regexp + ")$";
    }

    /** Describes {@code @Email}, which accepts letters beyond ASCII and the empty string. */
    private static void email(ObjectNode schema, FieldScope field) {
        if (annotation(field, Email.class) == null) {
            return;
        }
        schema.remove("format");
        var size = annotation(field, Size.class);
        if (annotation(field, NotBlank.class) != null
                || annotation(field, NotEmpty.class) != null
                || (size != null && size.min() > 0)) {
            schema.put("format", "idn-email");
        } else {
            var either = schema.putArray("anyOf");
            either.addObject().put("format", "idn-email");
            either.addObject().put("maxLength", 0);
        }
    }

    private static void digits(ObjectNode schema, @Nullable Digits digits, boolean fractions) {
        if (digits == null) {
            return;
        }
        if (fractions) {
            schema.put("multipleOf", BigDecimal.ONE.movePointLeft(digits.fraction()));
        }
        var bound = BigDecimal.ONE.movePointRight(digits.integer());
        if (!schema.has("minimum") && !schema.has("exclusiveMinimum")) {
            schema.put("exclusiveMinimum", bound.negate());
        }
        if (!schema.has("maximum") && !schema.has("exclusiveMaximum")) {
            schema.put("exclusiveMaximum", bound);
        }
        if (!schema.has("description")) {
            schema.put(
                    "description",
                    "A number with at most %s digits before the decimal point and %s after it."
                            .formatted(digits.integer(), digits.fraction()));
        }
    }

    /**
     * Returns an annotation of the field or of the content of its container. The generator flattens optionals, but the
     * constraints of an optional are on its content.
     */
    private static <A extends Annotation> @Nullable A annotation(FieldScope field, Class<A> type) {
        var own = field.isFakeContainerItemScope() ? null : field.getAnnotationConsideringFieldAndGetter(type);
        return own == null ? field.getContainerItemAnnotation(type) : own;
    }
}
