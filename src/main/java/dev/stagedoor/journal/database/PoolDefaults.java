package dev.stagedoor.journal.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Sets up the pools of one kind of database for a journal, where the application does not set these properties itself.
 *
 * @param dialect the kind of database
 * @param properties properties of the driver
 */
record PoolDefaults(Dialect dialect, Map<String, String> properties) implements BeanPostProcessor {

    /** Flushes each commit to the disk. Readers do not wait for the writer, and other writers wait for each other. */
    static PoolDefaults sqlite() {
        return new PoolDefaults(
                Dialect.SQLITE, Map.of("journal_mode", "WAL", "synchronous", "FULL", "busy_timeout", "5000"));
    }

    /**
     * Sends events that are written together in one statement, and gives up a server that does not answer for 20
     * seconds.
     */
    static PoolDefaults postgresql() {
        return new PoolDefaults(
                Dialect.POSTGRESQL,
                Map.of("reWriteBatchedInserts", "true", "socketTimeout", "20", "tcpKeepAlive", "true"));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getHikariPoolMXBean() == null
                && pool.getJdbcUrl().startsWith("jdbc:" + dialect.named() + ":")) {
            properties.forEach((key, value) -> {
                if (!pool.getJdbcUrl().contains(key + "=")) {
                    pool.getDataSourceProperties().putIfAbsent(key, value);
                }
            });
        }
        return bean;
    }
}
