package dev.stagedoor.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinitionProvider;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Describes members with {@code @JsonFormat}. A format with a pattern is a string, which a regular expression describes
 * if possible; any other format is described as any value.
 */
final class FormatSchemas implements CustomPropertyDefinitionProvider<FieldScope> {

    @Override
    public @Nullable CustomPropertyDefinition provideCustomSchemaDefinition(
            FieldScope field, SchemaGenerationContext context) {
        var format = field.isFakeContainerItemScope()
                ? null
                : field.getAnnotationConsideringFieldAndGetter(JsonFormat.class);
        if (format == null) {
            return null;
        }
        var schema = context.getGeneratorConfig().createObjectNode();
        if (!format.pattern().isEmpty()) {
            schema.put("type", "string");
            DatePattern.regex(format.pattern()).ifPresent(regex -> schema.put("pattern", "^" + regex + "$"));
        }
        var annotation = field.getAnnotationConsideringFieldAndGetter(Schema.class);
        schema.put(
                "description",
                annotation != null && !annotation.description().isEmpty()
                        ? annotation.description()
                        : format.pattern().isEmpty()
                                ? "In a custom format."
                                : "In the format " + format.pattern() + ".");
        return new CustomPropertyDefinition(schema);
    }
}
