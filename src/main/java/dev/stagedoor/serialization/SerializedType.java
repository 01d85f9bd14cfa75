package dev.stagedoor.serialization;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Class as it is serialized. A value is read back before it counts as written, unless the class proves that every value
 * can be read. Even then the first one is, because a constructor may change what it is given. Thread-safe.
 */
final class SerializedType {

    private final Class<?> type;
    private final String manifest;
    private final Readability readability;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Difference difference;
    private volatile boolean tried;

    SerializedType(JsonMapper mapper, Class<?> type, String manifest, Readability readability) {
        this.type = type;
        this.manifest = manifest;
        this.readability = readability;
        var javaType = mapper.constructType(type);
        this.writer = mapper.writerFor(javaType);
        this.reader = mapper.readerFor(javaType);
        this.difference = new Difference(mapper);
    }

    String manifest() {
        return manifest;
    }

    /** Returns why no value of the type can be read again; empty if some or all can. */
    List<String> faults() {
        return readability.faults();
    }

    /** Returns whether every value of the type can be read again. */
    boolean isProven() {
        return readability.proven();
    }

    /**
     * Writes a value.
     *
     * @throws UnreadableTypeException if it could not be read again
     * @throws JacksonException if it cannot be written
     */
    byte[] write(Object value) {
        if (!readability.faults().isEmpty()) {
            throw new UnreadableTypeException(String.join("; ", readability.faults()));
        }
        try {
            var json = writer.writeValueAsBytes(value);
            if (!tried || !readability.proven()) {
                requireReadable(value, json);
                tried = true;
            }
            return json;
        } catch (StreamConstraintsException | StackOverflowError e) {
            throw tooDeep();
        }
    }

    /**
     * Reads a value.
     *
     * @throws JacksonException if the JSON is not one of the type
     */
    Object read(byte[] json) {
        try {
            return reader.readValue(json);
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    private void requireReadable(Object value, byte[] json) {
        difference.find(value, readBack(json)).ifPresent(place -> {
            throw new UnreadableTypeException(
                    "%s%s would not be read as it was written: declare the type that it has, or annotate it so that Jackson reads what it writes"
                            .formatted(type.getName(), place));
        });
    }

    private Object readBack(byte[] json) {
        try {
            return reader.readValue(json);
        } catch (JacksonException e) {
            throw new UnreadableTypeException(
                    "%s could not be read again, at %s: annotate it so that Jackson reads what it writes"
                            .formatted(type.getName(), e.getPathReference()));
        }
    }

    private UnreadableTypeException tooDeep() {
        return new UnreadableTypeException(
                "%s has more than %s levels of objects and lists, which is too many to be read again: keep its parts in a list"
                        .formatted(type.getName(), ActorJson.DEEPEST));
    }
}
