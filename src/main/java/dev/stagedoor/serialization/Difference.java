package dev.stagedoor.serialization;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds where a value that was read differs from the one that was written. Records are compared by their components,
 * and collections by what they hold and in which order; other values by {@code equals} or, if they have none, by their
 * JSON.
 *
 * @param mapper writes the JSON
 */
record Difference(JsonMapper mapper) {

    /** Values as which a missing optional is read. */
    private static final Set<Object> EMPTY =
            Set.of(Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty());

    /** Returns the place of the first difference, such as {@code .lines[].price}; empty if there is none. */
    Optional<String> find(Object written, Object read) {
        return Optional.ofNullable(between(written, read, ""));
    }

    @SuppressWarnings("ReferenceEquality") // the same object needs no comparison
    private @Nullable String between(@Nullable Object written, @Nullable Object read, String place) {
        if (written == read) {
            return null;
        }
        if (written == null || read == null) {
            return written == null && EMPTY.contains(read) ? null : place;
        }
        if (written instanceof Optional<?> one && read instanceof Optional<?> other) {
            return one.isPresent() == other.isPresent() ? between(one.orElse(null), other.orElse(null), place) : place;
        }
        if (written instanceof Map<?, ?> one && read instanceof Map<?, ?> other) {
            return betweenMaps(one, other, place);
        }
        if (written instanceof Collection<?> one && read instanceof Collection<?> other) {
            return betweenCollections(one, other, place);
        }
        var type = written.getClass();
        if (type.isArray() && type == read.getClass()) {
            return betweenArrays(written, read, place + "[]");
        }
        if (type.isRecord() && type == read.getClass()) {
            return betweenRecords(written, read, place);
        }
        return isSame(written, read) ? null : place;
    }

    private @Nullable String betweenRecords(Object written, Object read, String place) {
        for (var component : written.getClass().getRecordComponents()) {
            var difference =
                    between(value(component, written), value(component, read), place + "." + component.getName());
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be read".formatted(component), e);
        }
    }

    private @Nullable String betweenArrays(Object written, Object read, String place) {
        int length = Array.getLength(written);
        if (length != Array.getLength(read)) {
            return place;
        }
        for (int i = 0; i < length; i++) {
            var difference = between(Array.get(written, i), Array.get(read, i), place);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String betweenMaps(Map<?, ?> written, Map<?, ?> read, String place) {
        if (written.size() != read.size() || isOrdered(written)) {
            return place;
        }
        for (var entry : written.entrySet()) {
            if (!read.containsKey(entry.getKey())) {
                return place;
            }
            var difference = between(entry.getValue(), read.get(entry.getKey()), place + "{}");
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String betweenCollections(Collection<?> written, Collection<?> read, String place) {
        boolean sets = written instanceof Set;
        if (written.size() != read.size() || isOrdered(written) || sets != read instanceof Set) {
            return place;
        }
        var others = read.iterator();
        for (var one : written) {
            var difference = between(one, others.next(), place + "[]");
            if (difference != null) {
                return sets && !(written instanceof SortedSet) && read.containsAll(written) ? null : difference;
            }
        }
        return null;
    }

    /** Returns whether the collection has an order of its own, which JSON does not carry. */
    private static boolean isOrdered(Object collection) {
        return switch (collection) {
            case SortedMap<?, ?> map -> map.comparator() != null;
            case SortedSet<?> set -> set.comparator() != null;
            case PriorityQueue<?> queue -> queue.comparator() != null;
            default -> false;
        };
    }

    private boolean isSame(Object written, Object read) {
        if (written.equals(read)) {
            return true;
        }
        return written.getClass() == read.getClass()
                && (written instanceof JsonNode || !definesEquals(written.getClass()))
                && json(written).equals(json(read));
    }

    private static boolean definesEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new LinkageError("every class has equals", e);
        }
    }

    private Optional<String> json(Object value) {
        try {
            return Optional.of(mapper.writeValueAsString(value));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
