package dev.stagedoor.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Sets what serves a journal better than the defaults of PostgreSQL's driver, where the application says nothing else:
 * events that are written together travel together, and a server that vanished is given up.
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
