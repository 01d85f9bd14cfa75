package dev.stagedoor.protocol.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import com.github.victools.jsonschema.module.swagger2.Swagger2Module;
import dev.stagedoor.protocol.introspection.IsoForm;
import dev.stagedoor.protocol.introspection.Members;
import dev.stagedoor.protocol.introspection.Nullness;
import dev.stagedoor.protocol.json.ProtocolJson;
import dev.stagedoor.protocol.model.Member;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.RecipientRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Configures the schema generator to describe what the mapper of protocols accepts and writes. */
final class SchemaConfiguration {

    /** Members of records as Jackson names them; no module of the application may rename any. */
    private static final Members MEMBERS = new Members(ProtocolJson.PLAIN);

    private SchemaConfiguration() {}

    static SchemaGeneratorConfig create(SchemaNames names) {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                // Before the modules, because the first name given to a member is the one it gets.
                .with(config -> config.forFields().withPropertyNameOverrideResolver(SchemaConfiguration::name))
                .with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS))
                .with(new JacksonSchemaModule())
                .with(new Swagger2Module())
                .with(Option.FLATTENED_OPTIONALS)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
                .with(Option.PLAIN_DEFINITION_KEYS)
                .with(Option.INLINE_NULLABLE_SCHEMAS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        builder.forTypesInGeneral()
                .withCustomDefinitionProvider(new VariantSchemas())
                .withCustomDefinitionProvider(new ValueSchemas())
                .withTypeAttributeOverride((schema, scope, context) -> complete(schema, scope.getType(), context))
                .withDefinitionNamingStrategy(names);
        builder.forFields()
                .withIgnoreCheck(SchemaConfiguration::isIgnored)
                .withRequiredCheck(field -> isComponent(field) && !nullable(field))
                .withNullableCheck(SchemaConfiguration::nullable)
                .withCustomDefinitionProvider(new FormatSchemas())
                .withInstanceAttributeOverride((schema, field, context) -> ConstraintSchemas.complete(schema, field))
                .withInstanceAttributeOverride((schema, field, context) -> annotated(schema, field))
                .withInstanceAttributeOverride((schema, field, context) -> described(schema, field));
        return builder.build();
    }

    private static @Nullable String name(FieldScope field) {
        return isComponent(field) ? member(field).map(Member::name).orElse(null) : null;
    }

    private static boolean isIgnored(FieldScope field) {
        return field.getType().isInstanceOf(RecipientRef.class)
                || (isComponent(field) && member(field).isEmpty());
    }

    private static Optional<Member> member(FieldScope field) {
        return members(field.getMember().getDeclaringType().getErasedType()).stream()
                .filter(member -> member.component().equals(field.getDeclaredName()))
                .findFirst();
    }

    private static List<Member> members(Class<?> record) {
        return MEMBERS.of(MEMBERS.type(record));
    }

    private static void complete(ObjectNode schema, @Nullable ResolvedType type, SchemaGenerationContext context) {
        if (type == null) {
            return;
        }
        if (type.getErasedType().isRecord()) {
            AliasSchemas.complete(schema, members(type.getErasedType()));
        }
        var annotation = type.getErasedType().getAnnotation(Schema.class);
        if (annotation != null && !schema.has("examples")) {
            example(schema, annotation.example(), false);
        }
        if (type.isInstanceOf(Map.class) && schema.path("type").asString("").equals("object")) {
            ValueSchemas.names(context.getTypeContext().getTypeParameterFor(type, Map.class, 0))
                    .ifPresent(names -> schema.set("propertyNames", names));
        }
    }

    private static boolean isComponent(FieldScope field) {
        return field.getMember().getDeclaringType().getErasedType().isRecord() && !field.isFakeContainerItemScope();
    }

    private static boolean nullable(FieldScope field) {
        return isComponent(field)
                && Nullness.nullable(field.getMember().getDeclaringType().getErasedType(), field.getDeclaredName());
    }

    /** Adds the description of an ISO form, unless the member has one. */
    private static void described(ObjectNode schema, FieldScope field) {
        if (field.getType() != null && !schema.has("description")) {
            IsoForm.of(field.getType().getErasedType())
                    .ifPresent(form -> schema.put("description", form.description()));
        }
    }

    private static void annotated(ObjectNode schema, FieldScope field) {
        var annotation =
                field.isFakeContainerItemScope() ? null : field.getAnnotationConsideringFieldAndGetter(Schema.class);
        if (annotation == null) {
            return;
        }
        if (annotation.deprecated()) {
            schema.put("deprecated", true);
        }
        boolean text = field.getType() != null && field.getType().isInstanceOf(CharSequence.class);
        example(schema, annotation.example(), text);
    }

    /** Adds an example as JSON, or as a string if it is not JSON or the member needs a string. */
    private static void example(ObjectNode schema, String example, boolean text) {
        if (example.isEmpty()) {
            return;
        }
        var examples = schema.putArray("examples");
        try {
            var json = JsonMapper.shared().readTree(example);
            examples.add(text && !json.isString() ? examples.stringNode(example) : json);
        } catch (JacksonException e) {
            examples.add(example);
        }
    }
}
