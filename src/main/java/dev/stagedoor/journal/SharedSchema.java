package dev.stagedoor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets Flyway beans of the application migrate a schema that holds nothing but Stagedoor's tables. Flyway refuses a
 * schema that has tables but no history of its own, and what it then advises would skip the application's first
 * migration.
 */
final class SharedSchema implements BeanPostProcessor {

    private static final Set<String> OURS = Set.of(
            "stagedoor_event", "stagedoor_snapshot", "stagedoor_state", "stagedoor_answer", JournalSchema.HISTORY);
    private static final String[] KINDS = {
        "TABLE", "BASE TABLE", "PARTITIONED TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE"
    };
    private static final MigrationVersion BEFORE_ALL = MigrationVersion.fromVersion("0");
    private static final MigrationVersion DEFAULT_BASELINE = MigrationVersion.fromVersion("1");

    /** Comes before the bean is initialized, because Flyway may migrate in its init method. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        return bean instanceof Flyway flyway && holdsOnlyOurTables(flyway.getConfiguration())
                ? withBaseline(flyway.getConfiguration())
                : bean;
    }

    private static Flyway withBaseline(Configuration configuration) {
        var version = configuration.getBaselineVersion();
        return Flyway.configure(configuration.getClassLoader())
                .configuration(configuration)
                .baselineOnMigrate(true)
                .baselineVersion(version.equals(DEFAULT_BASELINE) ? BEFORE_ALL : version)
                .load();
    }

    private static boolean holdsOnlyOurTables(Configuration configuration) {
        if (configuration.getDataSource() == null) {
            return false;
        }
        try (var connection = configuration.getDataSource().getConnection()) {
            var tables = tables(connection, schema(configuration));
            return tables.contains(JournalSchema.HISTORY) && OURS.containsAll(tables);
        } catch (SQLException e) {
            // Flyway itself will fail, and say why.
            return false;
        }
    }

    /** Returns the schema that Flyway migrates; null for that of the connection. */
    private static @Nullable String schema(Configuration configuration) {
        if (configuration.getDefaultSchema() != null) {
            return configuration.getDefaultSchema();
        }
        var schemas = configuration.getSchemas();
        return schemas.length == 0 ? null : schemas[0];
    }

    private static Set<String> tables(Connection connection, @Nullable String schema) throws SQLException {
        var in = schema == null ? connection.getSchema() : schema;
        var tables = new HashSet<String>();
        try (var found = connection.getMetaData().getTables(connection.getCatalog(), in, "%", KINDS)) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return tables;
    }
}
