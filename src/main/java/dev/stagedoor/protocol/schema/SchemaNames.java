package dev.stagedoor.protocol.schema;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;
import dev.stagedoor.protocol.model.Names;
import dev.stagedoor.protocol.model.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/**
 * Names the schema of a type after the type and its enclosing classes, such as {@code CounterCount}. The name starts
 * with the package if the document has another schema of that name. Not thread-safe.
 */
final class SchemaNames implements SchemaDefinitionNamingStrategy {

    private final Set<String> reserved;
    private final UniqueNames given;
    private final Map<String, String> spellings = new HashMap<>();
    private final Map<List<Object>, String> ofVariants = new HashMap<>();

    SchemaNames(Set<String> reserved) {
        this.reserved = Set.copyOf(reserved);
        this.given = new UniqueNames(reserved);
    }

    /** Returns the same name for types whose names differ only in case, so that {@link #adjustDuplicateNames} sees them. */
    @Override
    public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
        var name = name(key.getType());
        var free = reserved.contains(name) ? packageOf(key.getType()) + name : name;
        return spellings.computeIfAbsent(free.toLowerCase(Locale.ROOT), unseen -> given.of(free));
    }

    /**
     * Returns the name for some variants of a family: it ends with the reason phrase of their status if they share one.
     */
    String of(ResolvedType family, List<Reply.Variant> variants) {
        return ofVariants.computeIfAbsent(List.of(family, variants), unnamed -> {
            var status = variants.stream().map(Reply.Variant::status).distinct().toList();
            var what =
                    status.size() == 1 ? HttpStatus.valueOf(status.getFirst()).getReasonPhrase() : "Success";
            return given.of(name(family) + what.replaceAll("[^A-Za-z]", ""));
        });
    }

    /**
     * Distinguishes the schemas of a record with several forms, and of classes with the same name in several packages.
     */
    @Override
    public void adjustDuplicateNames(Map<DefinitionKey, String> duplicates, SchemaGenerationContext context) {
        var first = duplicates.keySet().stream()
                .filter(key -> suffix(key.getType()).isEmpty())
                .findFirst();
        duplicates.replaceAll((key, name) -> {
            if (first.filter(key::equals).isPresent()) {
                return name;
            }
            var suffixed = name + suffix(key.getType());
            return given.isNew(suffixed) ? suffixed : given.of(packageOf(key.getType()) + suffixed);
        });
    }

    private static String suffix(ResolvedType type) {
        if (type.getErasedType() == VariantSchemas.Variant.class) {
            return "Variant";
        }
        return type.getErasedType() == VariantSchemas.Refusal.class ? "Refusal" : "";
    }

    private static String packageOf(ResolvedType type) {
        if (!suffix(type).isEmpty()) {
            return packageOf(type.getTypeParameters().getFirst());
        }
        var segments = type.getErasedType().getPackageName().split("\\.", -1);
        return Names.ascii(StringUtils.capitalize(segments[segments.length - 1]));
    }

    private static String name(ResolvedType type) {
        if (!suffix(type).isEmpty()) {
            return name(type.getTypeParameters().getFirst());
        }
        return Names.ascii(nested(type.getErasedType()))
                + type.getTypeParameters().stream().map(SchemaNames::name).collect(Collectors.joining("And"));
    }

    private static String nested(Class<?> type) {
        return Stream.<Class<?>>iterate(type, enclosing -> enclosing != null, Class::getEnclosingClass)
                .map(Class::getSimpleName)
                .reduce("", (inner, outer) -> outer + inner)
                .replace("[]", "Array");
    }
}
