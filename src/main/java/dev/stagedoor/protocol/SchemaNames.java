package dev.stagedoor.protocol;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/**
 * Names the schema of a type after the type and its enclosing classes, such as {@code CounterCount}. The name starts
 * with the package if the document has another schema of that name.
 */
final class SchemaNames implements SchemaDefinitionNamingStrategy {

    private final Set<String> reserved;

    SchemaNames(Set<String> reserved) {
        this.reserved = Set.copyOf(reserved);
    }

    @Override
    public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
        var name = name(key.getType());
        return reserved.contains(name) ? packageOf(key.getType()) + name : name;
    }

    /**
     * Returns the name for some variants of a family: it ends with the reason phrase of their status if they share one.
     */
    String of(ResolvedType family, List<Reply.Variant> variants) {
        var status = variants.stream().map(Reply.Variant::status).distinct().toList();
        var what = status.size() == 1 ? HttpStatus.valueOf(status.getFirst()).getReasonPhrase() : "Success";
        return name(family) + what.replaceAll("[^A-Za-z]", "");
    }

    /**
     * Distinguishes the schemas of a record with several forms, and of classes with the same name in several packages.
     */
    @Override
    public void adjustDuplicateNames(Map<DefinitionKey, String> duplicates, SchemaGenerationContext context) {
        duplicates.replaceAll((key, name) -> name + suffix(key.getType()));
        var seen = new HashSet<String>();
        duplicates.replaceAll((key, name) -> seen.add(name) ? name : packageOf(key.getType()) + name);
    }

    private static String suffix(ResolvedType type) {
        if (type.getErasedType() == VariantSchemas.Variant.class) {
            return "Variant";
        }
        return type.getErasedType() == VariantSchemas.Refusal.class ? "Refusal" : "";
    }

    private static String packageOf(ResolvedType type) {
        var segments = type.getErasedType().getPackageName().split("\\.", -1);
        return StringUtils.capitalize(segments[segments.length - 1]);
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
