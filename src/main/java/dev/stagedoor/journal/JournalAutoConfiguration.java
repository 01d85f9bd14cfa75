package dev.stagedoor.journal;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Configures the journal in the data source of the application, if it has one. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
@EnableConfigurationProperties(JournalProperties.class)
class JournalAutoConfiguration {

    private static final String LIQUIBASE = "liquibase.integration.spring.SpringLiquibase";

    /** Property that only workers have. Their gateway waits for the database and migrates it. */
    private static final String WORKER = "stagedoor.worker.name";

    @Bean
    static PostgresqlDefaults postgresqlDefaults() {
        return new PostgresqlDefaults();
    }

    @Bean
    static H2Defaults h2Defaults() {
        return new H2Defaults();
    }

    @Bean
    static SharedSchema sharedSchema() {
        return new SharedSchema();
    }

    @Bean
    static CreationOrder flywayAfterDatabase() {
        return new CreationOrder(Flyway.class, AwaitedDatabase.class);
    }

    @Bean
    static CreationOrder scriptsAfterDatabase() {
        return new CreationOrder(AbstractScriptDatabaseInitializer.class, AwaitedDatabase.class);
    }

    @Bean
    @ConditionalOnClass(name = LIQUIBASE)
    static CreationOrder liquibaseAfterDatabase() {
        return new CreationOrder(ClassUtils.resolveClassName(LIQUIBASE, null), AwaitedDatabase.class);
    }

    /** For Flyway beans that Spring Boot does not know. */
    @Bean
    static CreationOrder journalAfterFlyway() {
        return new CreationOrder(Journal.class, Flyway.class);
    }

    @Bean
    AwaitedDatabase awaitedDatabase(DataSource dataSource, JournalProperties properties, Environment environment)
            throws SQLException {
        var url = DatabaseUrl.of(dataSource);
        Dialect.of(url);
        if (!environment.containsProperty(WORKER)) {
            new DatabaseWait(dataSource, url, properties.startTimeout()).await();
        }
        return new AwaitedDatabase(url);
    }

    /**
     * Comes after the application's own migrations, because Flyway takes tables that it finds before its first one for
     * a mistake.
     */
    @Bean
    @DependsOnDatabaseInitialization
    Journal journal(DataSource dataSource, AwaitedDatabase database, Environment environment) throws SQLException {
        var url = database.url();
        if (environment.containsProperty(WORKER)) {
            return new Journal(dataSource, url);
        }
        JournalSchema.migrate(dataSource, url);
        var journal = new Journal(dataSource, url);
        if (Dialect.of(url) == Dialect.H2) {
            WriteDelay.check(dataSource, url);
            journal.compactedBy(Compaction.of(dataSource));
        }
        return journal;
    }
}
