package dev.stagedoor.journal.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Sets up SQLite pools for a journal, where the URL does not set these properties itself: a commit returns when it is on
 * the disk, readers do not wait for the writer, and other writers wait for each other.
 */
final class SqliteDefaults implements BeanPostProcessor {

    private static final Map<String, String> DEFAULTS = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "busy_timeout", "5000");

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getHikariPoolMXBean() == null
                && pool.getJdbcUrl().startsWith("jdbc:sqlite:")) {
            DEFAULTS.forEach((key, value) -> {
                if (!pool.getJdbcUrl().contains(key + "=")) {
                    pool.getDataSourceProperties().putIfAbsent(key, value);
                }
            });
        }
        return bean;
    }
}
