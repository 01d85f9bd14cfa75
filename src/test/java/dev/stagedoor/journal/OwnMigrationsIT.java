package dev.stagedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.StagedoorApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Applications that migrate the same database by Flyway or Liquibase, before or after Stagedoor did. */
@Tag("migrations")
final class OwnMigrationsIT {

    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    @TempDir
    private Path folder;

    /** A new database of a kind, and the migrations of an application. */
    private final class Database implements Closeable {

        private final Closeable server;
        private final DataSource dataSource;
        private final List<String> settings;

        Database(Kind kind) throws IOException {
            var url = "jdbc:sqlite:" + folder.resolve("own.db");
            var user = "";
            if (kind == Kind.POSTGRESQL) {
                var postgres = EmbeddedPostgres.builder().start();
                server = postgres;
                url = postgres.getJdbcUrl("postgres", "postgres");
                user = "postgres";
            } else {
                server = () -> {};
            }
            dataSource = new DriverManagerDataSource(url, user, "");
            Files.createDirectories(folder.resolve("migrations"));
            Files.writeString(migration("V1__first.sql"), "CREATE TABLE first_table (id INT)");
            Files.writeString(folder.resolve("changes.sql"), """
                    --liquibase formatted sql
                    --changeset ann:1
                    CREATE TABLE first_table (id INT);
                    """);
            settings = List.of(
                    "--server.port=0",
                    "--stagedoor.system.name=own-migrations",
                    "--spring.datasource.url=" + url,
                    "--spring.datasource.username=" + user,
                    "--spring.datasource.password=",
                    "--spring.flyway.locations=filesystem:" + folder.resolve("migrations"),
                    "--spring.liquibase.change-log="
                            + folder.resolve("changes.sql").toUri());
        }

        Path migration(String name) {
            return folder.resolve("migrations").resolve(name);
        }

        /** Starts the application, and stops it again. */
        void start(Class<?> application, String... further) {
            var arguments = new ArrayList<>(settings);
            arguments.addAll(List.of(further));
            try (ConfigurableApplicationContext started = new SpringApplicationBuilder(
                            StagedoorApplication.class, application)
                    .run(arguments.toArray(String[]::new))) {
                assertThat(started.isActive()).isTrue();
            }
        }

        void start(String... further) {
            start(StagedoorApplication.class, further);
        }

        int count(String table) {
            return JdbcClient.create(dataSource)
                    .sql("SELECT count(*) FROM " + table)
                    .query(Integer.class)
                    .single();
        }

        /** Returns the versions in a history of Flyway. */
        List<String> versions(String history) {
            return JdbcClient.create(dataSource)
                    .sql("SELECT \"version\" FROM \"%s\" WHERE \"version\" IS NOT NULL ORDER BY \"installed_rank\""
                            .formatted(history))
                    .query((row, number) -> String.valueOf(row.getString(1)))
                    .list();
        }

        void execute(String statement) {
            JdbcClient.create(dataSource).sql(statement).update();
        }

        void assertHasBoth() {
            assertThat(count("first_table")).isZero();
            assertThat(count("stagedoor_state")).isZero();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static final String NO_FLYWAY = "--spring.flyway.enabled=false";
    private static final String NO_LIQUIBASE = "--spring.liquibase.enabled=false";

    @ParameterizedTest
    @EnumSource
    void migratesANewDatabaseTogetherWithFlyway(Kind kind) throws IOException {
        try (var database = new Database(kind)) {
            database.start(NO_LIQUIBASE);
            database.start(NO_LIQUIBASE);

            database.assertHasBoth();
            assertThat(database.versions("flyway_schema_history")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsFlywayComeLaterWithAllItsMigrations(Kind kind) throws IOException {
        try (var database = new Database(kind)) {
            database.start(NO_LIQUIBASE, NO_FLYWAY);
            database.start(NO_LIQUIBASE);
            Files.writeString(database.migration("V2__second.sql"), "CREATE TABLE second_table (id INT)");
            database.start(NO_LIQUIBASE);

            database.assertHasBoth();
            assertThat(database.count("second_table")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesLaterThanFlyway(Kind kind) throws IOException {
        try (var database = new Database(kind)) {
            Flyway.configure()
                    .dataSource(database.dataSource)
                    .locations("filesystem:" + folder.resolve("migrations"))
                    .load()
                    .migrate();
            database.start(NO_LIQUIBASE);

            database.assertHasBoth();
        }
    }

    @ParameterizedTest
    @EnumSource
    void skipsNoMigrationWhenTheApplicationSetsABaseline(Kind kind) throws IOException {
        try (var database = new Database(kind)) {
            database.start(NO_LIQUIBASE, NO_FLYWAY);
            database.start(NO_LIQUIBASE, "--spring.flyway.baseline-on-migrate=true");

            database.assertHasBoth();
        }
    }

    /** SQLite has no schemas. */
    @Test
    void migratesASchemaOfTheApplicationsOwn() throws IOException {
        try (var database = new Database(Kind.POSTGRESQL)) {
            database.start(NO_LIQUIBASE, NO_FLYWAY);
            database.start(NO_LIQUIBASE, "--spring.flyway.schemas=own");

            assertThat(database.count("\"own\".first_table")).isZero();
            assertThat(database.count("stagedoor_state")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTablesOfTheApplicationToItsDecision(Kind kind) throws IOException {
        try (var database = new Database(kind)) {
            database.start(NO_LIQUIBASE, NO_FLYWAY);
            database.execute("CREATE TABLE earlier (id INT)");

            assertThatThrownBy(() -> database.start(NO_LIQUIBASE)).rootCause().hasMessageContaining("non-empty schema");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFlyway {

        @Bean(initMethod = "migrate")
        Flyway ownFlyway(DataSource dataSource, @Value("${spring.flyway.locations}") String locations) {
            return Flyway.configure()
                    .dataSource(dataSource)
                    .locations(locations)
                    .table("own_history")
                    .load();
        }
    }

    @ParameterizedTest
    @EnumSource
    void migratesTogetherWithAFlywayThatTheApplicationMakes(Kind kind) throws IOException {
        try (var database = new Database(kind)) {
            database.start(OwnFlyway.class, NO_LIQUIBASE, NO_FLYWAY);

            database.assertHasBoth();
            assertThat(database.versions("own_history")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void migratesANewDatabaseTogetherWithLiquibase(Kind kind) throws IOException {
        try (var database = new Database(kind)) {
            database.start(NO_FLYWAY);
            database.start(NO_FLYWAY);

            database.assertHasBoth();
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsLiquibaseComeLater(Kind kind) throws IOException {
        try (var database = new Database(kind)) {
            database.start(NO_FLYWAY, NO_LIQUIBASE);
            database.start(NO_FLYWAY);

            database.assertHasBoth();
        }
    }
}
