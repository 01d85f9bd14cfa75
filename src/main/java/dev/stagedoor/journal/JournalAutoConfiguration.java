package dev.stagedoor.journal;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Configures the journal in the data source of the application, if it has one. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(JournalProperties.class)
class JournalAutoConfiguration {

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
    Journal journal(DataSource dataSource, JournalProperties properties, Environment environment) throws SQLException {
        var url = DatabaseUrl.of(dataSource);
        var dialect = Dialect.of(url);
        if (environment.containsProperty(WORKER)) {
            return new Journal(dataSource, url);
        }
        new DatabaseWait(dataSource, url, properties.startTimeout()).await();
        JournalSchema.migrate(dataSource, url);
        var journal = new Journal(dataSource, url);
        if (dialect == Dialect.H2) {
            WriteDelay.check(dataSource, url);
            journal.compactedBy(Compaction.of(dataSource));
        }
        return journal;
    }
}
