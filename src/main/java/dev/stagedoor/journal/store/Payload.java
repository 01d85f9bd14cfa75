package dev.stagedoor.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.Serializers;
import org.jspecify.annotations.Nullable;

/**
 * Serialized value.
 *
 * @param serializer the number of the serializer that wrote the bytes, by which Pekko knows it
 * @param manifest the type of the value, as the serializer says it; can be empty
 * @param bytes the bytes
 */
public record Payload(int serializer, String manifest, byte[] bytes) {

    /**
     * Serializes a value.
     *
     * @throws RuntimeException if the value cannot be serialized
     */
    static Payload of(Object value, Serialization serialization) {
        var bytes = serialization.serialize(value).get();
        var serializer = serialization.findSerializerFor(value);
        return new Payload(serializer.identifier(), Serializers.manifestFor(serializer, value), bytes);
    }

    /** Returns the payload in the columns from the given one on; null if there is none. */
    public static @Nullable Payload read(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column + 2);
        return bytes == null
                ? null
                : new Payload(row.getInt(column), Objects.requireNonNullElse(row.getString(column + 1), ""), bytes);
    }

    /**
     * Returns the value.
     *
     * @throws RuntimeException if the serializer is not known or cannot read the bytes
     */
    public Object value(Serialization serialization) {
        return serialization.deserialize(bytes, serializer, manifest).get();
    }
}
