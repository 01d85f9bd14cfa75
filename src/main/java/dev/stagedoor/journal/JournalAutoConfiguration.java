package dev.stagedoor.journal;

import dev.stagedoor.journal.database.AwaitedDatabase;
import dev.stagedoor.journal.database.CreationOrder;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Configures the journal in the data source of the application, if it has one. */
@AutoConfiguration(afterName = "dev.stagedoor.journal.database.DatabaseAutoConfiguration")
@ConditionalOnBean(DataSource.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
class JournalAutoConfiguration {

    @Bean
    static SharedSchema sharedSchema() {
        return new SharedSchema();
    }

    /** For Flyway beans that Spring Boot does not know. */
    @Bean
    static CreationOrder journalAfterFlyway() {
        return new CreationOrder(Journal.class, Flyway.class);
    }

    /**
     * Comes after the application's own migrations, because Flyway takes tables that it finds before its first one for
     * a mistake.
     */
    @Bean
    @DependsOnDatabaseInitialization
    Journal journal(DataSource dataSource, AwaitedDatabase database) throws SQLException {
        if (!database.migrated()) {
            JournalSchema.migrate(dataSource, database.url());
        }
        return new Journal(dataSource, database);
    }

    @Bean
    JournalMetrics journalMetrics(Journal journal) {
        return new JournalMetrics(journal);
    }
}
