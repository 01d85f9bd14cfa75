package dev.stagedoor.protocol.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinitionProvider;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import dev.stagedoor.protocol.introspection.DatePattern;
import dev.stagedoor.protocol.introspection.NumberText;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Describes members with {@code @JsonFormat}: dates and times with a pattern, by a regular expression if possible, and
 * numbers that are texts.
 */
final class FormatSchemas implements CustomPropertyDefinitionProvider<FieldScope> {

    @Override
    public @Nullable CustomPropertyDefinition provideCustomSchemaDefinition(
            FieldScope field, SchemaGenerationContext context) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        var format = field.getAnnotationConsideringFieldAndGetter(JsonFormat.class);
        var schema = context.getGeneratorConfig().createObjectNode();
        var number = NumberText.of(
                field.getType().getErasedType(),
                format,
                field.getAnnotationConsideringFieldAndGetter(JsonSerialize.class));
        if (number.isPresent()) {
            number.get().describe(schema);
            return new CustomPropertyDefinition(schema);
        }
        if (format == null || format.pattern().isEmpty()) {
            return null;
        }
        schema.put("type", "string");
        DatePattern.regex(format.pattern()).ifPresent(regex -> schema.put("pattern", "^" + regex + "$"));
        var annotation = field.getAnnotationConsideringFieldAndGetter(Schema.class);
        schema.put(
                "description",
                annotation != null && !annotation.description().isEmpty()
                        ? annotation.description()
                        : "In the format " + format.pattern() + ".");
        return new CustomPropertyDefinition(schema);
    }
}
