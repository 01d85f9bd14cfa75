package dev.stagedoor.serialization;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.serialization.jackson.JacksonMigration;
import org.jspecify.annotations.Nullable;

/**
 * Migrations of the application, by the class names that are stored. The same {@link JacksonMigration} migrates what
 * Pekko's own Jackson serializers wrote.
 *
 * @param byClass the migrations
 */
record Migrations(Map<String, JacksonMigration> byClass) {

    private static final String KEY = "pekko.serialization.jackson.migrations";

    /** Mapper of the JSON that migrations change, which is that of Jackson 2. */
    static final ObjectMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Stored class and version, as the manifest has them. */
    private record Stored(String className, int version) {

        private static final char SEPARATOR = '#';

        static Stored of(String manifest) {
            int separator = manifest.indexOf(SEPARATOR);
            return separator < 0
                    ? new Stored(manifest, 1)
                    : new Stored(manifest.substring(0, separator), Integer.parseInt(manifest.substring(separator + 1)));
        }
    }

    /**
     * Returns the migrations that the configuration names.
     *
     * @throws IllegalStateException if one of them cannot be created
     */
    static Migrations of(Config config, ClassLoader loader) {
        return new Migrations(config.getConfig(KEY).root().unwrapped().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> create(entry.getValue().toString(), loader))));
    }

    private static JacksonMigration create(String className, ClassLoader loader) {
        try {
            return (JacksonMigration)
                    loader.loadClass(className).getConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException(
                    "%s names %s, which is not a public JacksonMigration with a constructor without arguments"
                            .formatted(KEY, className),
                    e);
        }
    }

    /** Returns the manifest of a class: its name, and its version if it has a migration. */
    String manifest(String className) {
        var migration = byClass.get(className);
        return migration == null || migration.currentVersion() == 1
                ? className
                : className + Stored.SEPARATOR + migration.currentVersion();
    }

    /**
     * Returns the name that the stored class has now.
     *
     * @throws IllegalStateException if a newer version of the application wrote it, which its migration does not support
     */
    String className(String manifest) {
        var stored = Stored.of(manifest);
        var migration = due(stored);
        return migration == null
                ? stored.className()
                : migration.transformClassName(stored.version(), stored.className());
    }

    /** Returns the JSON as the class has it now. */
    byte[] json(String manifest, byte[] json) {
        var stored = Stored.of(manifest);
        var migration = due(stored);
        if (migration == null) {
            return json;
        }
        try {
            return TREES.writeValueAsBytes(migration.transform(stored.version(), TREES.readTree(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the migration that has to change what is stored; null if it is current. */
    private @Nullable JacksonMigration due(Stored stored) {
        var migration = byClass.get(stored.className());
        if (migration == null || stored.version() == migration.currentVersion()) {
            return null;
        }
        if (stored.version() > migration.supportedForwardVersion()) {
            throw new IllegalStateException("%s was stored in version %s, and its migration supports up to %s"
                    .formatted(stored.className(), stored.version(), migration.supportedForwardVersion()));
        }
        return migration;
    }
}
