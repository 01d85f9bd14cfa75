package dev.stagedoor.protocol;

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

/** Says of constraints what the generator leaves out, or says otherwise than they are checked. */
final class ConstraintSchemas {

    /** What {@code Character.isWhitespace} has for white space, which is what the constraint goes by. */
    private static final String WHITE =
            "\\t-\\r\\u001C-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000";

    /** From the beginning, as some clients match from there on. */
    private static final String NOT_BLANK = "^[%1$s]*[^%1$s]".formatted(WHITE);

    private static final Set<Class<?>> FRACTIONS = Set.of(BigDecimal.class, Double.class, Float.class);

    /** What regular expressions of Java and of ECMAScript, which JSON Schema has, do not share. */
    private static final java.util.regex.Pattern JAVAS_OWN = java.util.regex.Pattern.compile(
            "\\\\[QEpPAzZGhHRXaeN0]|\\\\x\\{|[+*?}]\\+|\\(\\?[a-zA-Z>-]|&&|\\[[^]\\\\]*\\[");

    private ConstraintSchemas() {}

    static void complete(ObjectNode schema, FieldScope field) {
        var type = field.getType() == null
                ? Object.class
                : ClassUtils.resolvePrimitiveIfNecessary(field.getType().getErasedType());
        if (CharSequence.class.isAssignableFrom(type)) {
            patterns(schema, field);
            mail(schema, field);
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
                    && !JAVAS_OWN.matcher(pattern.regexp()).find()) {
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

    /** Java's constraint is of the whole text, JSON Schema's of any part. */
    private static String whole(String regexp) {
        boolean anchored = regexp.startsWith("^") && regexp.endsWith("$") && !regexp.endsWith("\\$");
        return anchored && regexp.indexOf('|') < 0 ? regexp : "^(?:" + regexp + ")$";
    }

    /** The constraint takes letters beyond ASCII, and lets the empty text pass. */
    private static void mail(ObjectNode schema, FieldScope field) {
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
                    "A number of at most %d digits, and %d behind the point."
                            .formatted(digits.integer(), digits.fraction()));
        }
    }

    /** Of what an optional holds, the annotations are on its content, though the generator sees through the optional. */
    private static <A extends Annotation> @Nullable A annotation(FieldScope field, Class<A> type) {
        var own = field.isFakeContainerItemScope() ? null : field.getAnnotationConsideringFieldAndGetter(type);
        return own == null ? field.getContainerItemAnnotation(type) : own;
    }
}
