package dev.stagedoor.journal.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Sets up PostgreSQL pools for a journal, where the application does not set these properties itself: the driver sends
 * events that are written together in one statement, and gives up a server that does not answer for 20 seconds.
 */
final class PostgresqlDefaults implements BeanPostProcessor {

    private static final Map<String, String> DEFAULTS = Map.of(
            "reWriteBatchedInserts", "true",
            "socketTimeout", "20",
            "tcpKeepAlive", "true");

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getHikariPoolMXBean() == null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            DEFAULTS.forEach((key, value) -> {
                if (!pool.getJdbcUrl().contains(key + "=")) {
                    pool.getDataSourceProperties().putIfAbsent(key, value);
                }
            });
        }
        return bean;
    }
}
