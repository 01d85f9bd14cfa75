package dev.stagedoor.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.journal.database.JournalException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

final class JournalSchemaTests {

    private final ClassLoader all = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void showAll() {
        Thread.currentThread().setContextClassLoader(all);
    }

    @Test
    void namesTheModuleOfFlywayThatIsMissing() {
        Thread.currentThread()
                .setContextClassLoader(
                        new FilteredClassLoader(name -> name.startsWith("org.flywaydb.database.postgresql.")));

        assertThatThrownBy(() ->
                        JournalSchema.migrate(new SimpleDriverDataSource(), "jdbc:postgresql://localhost/stagedoor"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("org.flywaydb:flyway-database-postgresql");
    }
}
