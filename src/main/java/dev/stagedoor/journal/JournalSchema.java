package dev.stagedoor.journal;

import dev.stagedoor.journal.database.DatabaseFailure;
import dev.stagedoor.journal.database.DatabaseUrl;
import dev.stagedoor.journal.database.Dialect;
import dev.stagedoor.journal.database.JournalException;
import dev.stagedoor.progress.StartProgress;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ClassUtils;

/** Migrates the database to the schema of this version. The history has its own table, apart from the application's. */
final class JournalSchema {

    private static final Logger LOG = LoggerFactory.getLogger(JournalSchema.class);
    static final String HISTORY = "stagedoor_schema_history";
    private static final String UNRELEASED = "journal";
    private static final String POSTGRESQL_MODULE = "org.flywaydb.database.postgresql.PostgreSQLDatabaseType";

    private JournalSchema() {}

    /**
     * Applies the migrations that are missing.
     *
     * @throws JournalException if the schema is that of a newer version, was changed by hand, or cannot be migrated
     */
    @SuppressWarnings("try") // nothing is asked of the progress
    static void migrate(DataSource dataSource, String url) {
        var dialect = Dialect.of(url);
        requireModule(dialect);
        var flyway = Flyway.configure(JournalSchema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:dev/stagedoor/journal/store/" + dialect.named())
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns(new String[0])
                .load();
        try (var progress = StartProgress.of(() -> "the migration of " + DatabaseUrl.shown(url))) {
            refuseUnreleased(flyway, url);
            refuseNewer(flyway, url);
            var result = flyway.migrate();
            LOG.info(
                    "event=journal-ready database={} version={} migrations={}",
                    DatabaseUrl.shown(url),
                    flyway.info().getInfoResult().schemaVersion,
                    result.migrationsExecuted);
        } catch (FlywayException e) {
            throw new JournalException("The schema of %s cannot be migrated to the one that Stagedoor needs: %s"
                    .formatted(DatabaseUrl.shown(url), DatabaseFailure.of(e).reason()));
        }
    }

    private static void requireModule(Dialect dialect) {
        if (dialect == Dialect.POSTGRESQL && !ClassUtils.isPresent(POSTGRESQL_MODULE, null)) {
            throw new JournalException(
                    "Stagedoor creates its schema in PostgreSQL by Flyway, whose module is not on the"
                            + " class path; add org.flywaydb:flyway-database-postgresql to the application.");
        }
    }

    /** Versions before the first release had tables of pekko-persistence-jdbc. */
    private static void refuseUnreleased(Flyway flyway, String url) {
        if (Arrays.stream(flyway.info().applied())
                .anyMatch(migration -> UNRELEASED.equals(migration.getDescription()))) {
            throw new JournalException(
                    "%s has the tables of a version before the first release. This version cannot read them, and would start without what they hold; use another database or schema."
                            .formatted(DatabaseUrl.shown(url)));
        }
    }

    private static void refuseNewer(Flyway flyway, String url) {
        var newer = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .reduce((one, another) -> another);
        if (newer.isPresent()) {
            var newest = Arrays.stream(flyway.info().all())
                    .filter(migration -> migration.getState() != MigrationState.FUTURE_SUCCESS)
                    .reduce((one, another) -> another)
                    .orElseThrow();
            throw new JournalException(
                    "The schema of %s has version %s, but this Stagedoor knows versions up to %s only; run the Stagedoor that made the schema, or a newer one."
                            .formatted(DatabaseUrl.shown(url), newer.get().getVersion(), newest.getVersion()));
        }
    }
}
