package dev.stagedoor.serialization;

import dev.stagedoor.protocol.introspection.SealedTypes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walk through a class and the types of its components, which finds what cannot be read again and what no type proves.
 */
final class ReadabilityCheck {

    private final JsonMapper mapper;
    private final Annotations annotations;
    private final Set<JavaType> seen = new HashSet<>();
    private final Deque<JavaType> open = new ArrayDeque<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private boolean proven = true;

    private ReadabilityCheck(JsonMapper mapper) {
        this.mapper = mapper;
        this.annotations = new Annotations(mapper);
    }

    /** Returns what a class says about whether the mapper can read its values again. */
    static Readability of(Class<?> root, JsonMapper mapper) {
        var walk = new ReadabilityCheck(mapper);
        walk.root(root);
        return new Readability(walk.proven && walk.faults.isEmpty(), List.copyOf(walk.faults));
    }

    private void root(Class<?> root) {
        var type = mapper.constructType(root);
        value(type, root.getName());
        if (!faults.isEmpty() && root.getTypeParameters().length > 0) {
            faults.clear();
            faults.add(
                    "%s has type parameters, and what is written does not say which types they stood for: make a record without type parameters that has a %s as a component"
                            .formatted(root.getName(), root.getSimpleName()));
        }
    }

    private void value(JavaType type, String where) {
        if (open.contains(type)) {
            proven = false;
            return;
        }
        if (!seen.add(type)) {
            return;
        }
        open.push(type);
        walk(type, where);
        open.pop();
    }

    private void walk(JavaType type, String where) {
        var raw = type.getRawClass();
        if (KnownTypes.isVague(raw)) {
            fault(
                    where,
                    type,
                    "JSON does not say what it was; declare its type, or a sealed interface with a record for each kind");
        } else if (KnownTypes.isExact(raw)) {
            proven &= !annotations.isOfModule(type);
        } else if (type.isReferenceType()) {
            proven &= raw == Optional.class && !isNullable(type.getContentType());
            value(type.getContentType(), where);
        } else if (type.isMapLikeType()) {
            proven &= raw == Map.class;
            requireReadable(type, where, () -> {
                key(type.getKeyType(), type, where);
                value(type.getContentType(), where);
            });
        } else if (type.isArrayType() || type.isCollectionLikeType()) {
            proven &= type.isArrayType() || raw == List.class || raw == Set.class;
            requireReadable(type, where, () -> value(type.getContentType(), where));
        } else if (annotations.isOfModule(type) || type.isTypeOrSubTypeOf(JsonNode.class)) {
            proven = false;
        } else if (SealedTypes.isHead(raw)) {
            family(type);
        } else {
            bean(type, where);
        }
    }

    private static boolean isNullable(JavaType type) {
        return type.isReferenceType() || type.isTypeOrSubTypeOf(JsonNode.class);
    }

    private void key(JavaType key, JavaType map, String where) {
        if (KnownTypes.isExactKey(key.getRawClass()) || (key.isEnumType() && !isChanged(key))) {
            return;
        }
        proven = false;
        if (KnownTypes.isVague(key.getRawClass())) {
            fault(where, map, "JSON does not say what its keys were; use a String or an enum as the key");
        } else if (!hasReadableKey(key)) {
            fault(
                    where,
                    map,
                    "JSON has only strings for keys, and %s has no such form; use a String or an enum as the key, give %s a @JsonValue, or keep a list of records"
                            .formatted(name(key), key.getRawClass().getSimpleName()));
        }
    }

    private boolean hasReadableKey(JavaType key) {
        try {
            mapper._deserializationContext().findKeyDeserializer(key, null);
        } catch (JacksonException e) {
            return false;
        }
        var written = annotations.written(key);
        return !key.isRecordType()
                || written.findJsonKeyAccessor() != null
                || written.findJsonValueAccessor() != null
                || annotations.isOfModule(key);
    }

    private boolean isChanged(JavaType type) {
        return annotations.change(annotations.written(type), annotations.read(type));
    }

    private void family(JavaType head) {
        var names = new HashMap<String, Class<?>>();
        SealedTypes.members(head.getRawClass()).forEach(raw -> {
            var member = mapper.getTypeFactory().constructSpecializedType(head, raw);
            var other = names.put(SealedTypes.name(raw), raw);
            if (other != null) {
                faults.add(
                        "%s and %s of %s have the same name in JSON, %s, so neither can be read again: give one of them a @JsonTypeName"
                                .formatted(other.getName(), raw.getName(), name(head), SealedTypes.name(raw)));
            }
            if (properties(member).anyMatch(property -> property.getName().equals(SealedTypes.DISCRIMINATOR))) {
                faults.add(
                        "%s.%s hides the discriminator of %s, so it cannot be read again: give the component another name in JSON, by @JsonProperty"
                                .formatted(raw.getName(), SealedTypes.DISCRIMINATOR, name(head)));
            }
            proven &= raw.isRecord();
            value(member, raw.getName());
        });
    }

    private Stream<BeanPropertyDefinition> properties(JavaType type) {
        return type.isEnumType() ? Stream.empty() : annotations.written(type).findProperties().stream();
    }

    private void bean(JavaType type, String where) {
        var written = annotations.written(type);
        var read = annotations.read(type);
        if (annotations.change(written, read)) {
            proven = false;
            requireReadable(type, where, () -> {});
        } else if (!type.isEnumType()) {
            proven &= type.isRecordType();
            requireReadable(type, where, () -> components(type, written, read));
        }
    }

    private void components(JavaType type, BeanDescription written, BeanDescription read) {
        if (!annotations.isBean(type)) {
            return;
        }
        var changed = new HashSet<String>();
        Stream.concat(written.findProperties().stream(), read.findProperties().stream())
                .filter(annotations::change)
                .forEach(property -> changed.add(property.getInternalName()));
        proven &= changed.isEmpty();
        written.findProperties().stream()
                .filter(property -> !changed.contains(property.getInternalName()))
                .forEach(property -> value(
                        property.getPrimaryType(), type.getRawClass().getName() + "." + property.getInternalName()));
    }

    /** Finds out whether Jackson can read the type, unless a part of it is at fault. */
    private void requireReadable(JavaType type, String where, Runnable parts) {
        int found = faults.size();
        parts.run();
        if (found < faults.size()) {
            return;
        }
        try {
            Object unused =
                    mapper.readerFor(type).readValue(type.isContainerType() && !type.isMapLikeType() ? "[]" : "{}");
        } catch (InvalidDefinitionException e) {
            fault(where, type, reason(type));
        } catch (RuntimeException e) {
            // Other exceptions, which may be those of a constructor, are about the empty value, not about the type.
        }
    }

    private static String reason(JavaType type) {
        return type.isAbstract()
                ? "JSON does not say which class it was; seal %s, or declare a class that is not abstract"
                        .formatted(type.getRawClass().getSimpleName())
                : "Jackson finds no way to make a %s from JSON; make it a record, or give it a @JsonCreator"
                        .formatted(type.getRawClass().getSimpleName());
    }

    private void fault(String where, JavaType type, String reason) {
        var described = where.equals(type.getRawClass().getName()) ? where : "%s, a %s,".formatted(where, name(type));
        faults.add("%s cannot be read again: %s".formatted(described, reason));
    }

    private static String name(JavaType type) {
        return type.toCanonical();
    }
}
