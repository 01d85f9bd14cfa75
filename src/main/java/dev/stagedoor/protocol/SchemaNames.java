package dev.stagedoor.protocol;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/**
 * Names a type by itself and the classes around it, such as {@code CounterCount}; by its package as well, if the document
 * has another schema of that name.
 */
final class SchemaNames implements SchemaDefinitionNamingStrategy {

    private final Set<String> reserved;

    SchemaNames(Set<String> reserved) {
        this.reserved = Set.copyOf(reserved);
    }

    @Override
    public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
        var name = name(key.getType());
        if (!reserved.contains(name)) {
            return name;
        }
        var segments = key.getType().getErasedType().getPackageName().split("\\.", -1);
        return StringUtils.capitalize(segments[segments.length - 1]) + name;
    }

    /** The name of those members of a family that are replied with a status. */
    String of(Class<?> family, int status) {
        var phrase = HttpStatus.valueOf(status).getReasonPhrase().replaceAll("[^A-Za-z]", "");
        return nested(family) + phrase;
    }

    private static String name(ResolvedType type) {
        var raw = type.getErasedType();
        if (raw == VariantSchemas.Variant.class || raw == VariantSchemas.Refusal.class) {
            return name(type.getTypeParameters().getFirst());
        }
        return nested(raw)
                + type.getTypeParameters().stream().map(SchemaNames::name).collect(Collectors.joining("And"));
    }

    private static String nested(Class<?> type) {
        return Stream.<Class<?>>iterate(type, enclosing -> enclosing != null, Class::getEnclosingClass)
                .map(Class::getSimpleName)
                .reduce("", (inner, outer) -> outer + inner);
    }
}
