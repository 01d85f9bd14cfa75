package dev.stagedoor.journal.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Prepares the data source of the application, if it has one, to hold a journal, and waits for its database. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(JournalProperties.class)
class DatabaseAutoConfiguration {

    private static final String LIQUIBASE = "liquibase.integration.spring.SpringLiquibase";

    /** Property that only workers have. Their gateway waits for the database and migrates it. */
    private static final String WORKER = "stagedoor.worker.name";

    @Bean
    static PoolDefaults postgresqlDefaults() {
        return PoolDefaults.postgresql();
    }

    @Bean
    static PoolDefaults sqliteDefaults() {
        return PoolDefaults.sqlite();
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

    @Bean
    ServiceLock serviceLock(DataSource dataSource, Environment environment) throws SQLException {
        var url = DatabaseUrl.of(dataSource);
        Dialect.of(url);
        return environment.containsProperty(WORKER) ? ServiceLock.ofGateway() : ServiceLock.take(url);
    }

    /** Depends on the lock, because its file is not to be touched while another service uses it. */
    @Bean
    AwaitedDatabase awaitedDatabase(
            DataSource dataSource, ServiceLock serviceLock, JournalProperties properties, Environment environment)
            throws SQLException {
        var url = DatabaseUrl.of(dataSource);
        boolean worker = environment.containsProperty(WORKER);
        if (!worker) {
            new DatabaseWait(dataSource, url, properties.startTimeout()).await();
            DatabaseFile.of(url).ifPresent(file -> new FileCheck(dataSource, file).run(properties.checkTime()));
        }
        return new AwaitedDatabase(url, worker);
    }
}
