package dev.stagedoor.journal.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Sets up H2 pools for a journal: H2 writes each transaction to its file before the commit returns, unless the URL sets
 * another {@code WRITE_DELAY}; writes wait while the disk is full; a pool drops its connections when H2 closes the
 * database. The delay must be in the URL, because H2 does not store it in the file and by default delays writes by up
 * to half a second.
 */
final class H2Defaults implements BeanPostProcessor {

    private static final String WRITE_DELAY = "WRITE_DELAY=";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:h2:")
                && pool.getHikariPoolMXBean() == null) {
            pool.setJdbcUrl(RetryingPath.patient(pool.getJdbcUrl()));
            if (!pool.getJdbcUrl().toUpperCase(Locale.ROOT).contains(WRITE_DELAY)) {
                pool.setJdbcUrl(pool.getJdbcUrl() + ";" + WRITE_DELAY + 0);
            }
            pool.setExceptionOverride(new Reopening(pool));
        }
        return bean;
    }

    /**
     * Evicts all connections when one finds the database closed. H2 closes it when it cannot write to its file, and
     * opens it again only when no connection holds it any more.
     */
    private record Reopening(HikariDataSource pool) implements SQLExceptionOverride {

        private static final String CLOSED = "90098";

        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            if (!CLOSED.equals(failure.getSQLState())) {
                return SQLExceptionOverride.Override.CONTINUE_EVICT;
            }
            giveUp(pool);
            return SQLExceptionOverride.Override.MUST_EVICT;
        }
    }

    /** Evicts the connections of the pool: idle ones now, those in use when they are returned. */
    static void giveUp(HikariDataSource pool) {
        var connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            connections.softEvictConnections();
        }
    }
}
