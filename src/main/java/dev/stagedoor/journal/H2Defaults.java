package dev.stagedoor.journal;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has H2 write a transaction to its file before the commit returns, where the URL says nothing else. H2 forgets that when it
 * opens a file again, whatever was set there before, and then keeps back up to half a second.
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
     * Gives up all connections when one finds the database closed: H2 closes it when it cannot write to its file, and opens
     * it again only once nobody holds on to it.
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

    /** Closes the connections of the pool, those in use when they are given back. */
    static void giveUp(HikariDataSource pool) {
        var connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            connections.softEvictConnections();
        }
    }
}
