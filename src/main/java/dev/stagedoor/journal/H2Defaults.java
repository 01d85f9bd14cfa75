package dev.stagedoor.journal;

import com.zaxxer.hikari.HikariDataSource;
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
                && !pool.getJdbcUrl().toUpperCase(Locale.ROOT).contains(WRITE_DELAY)) {
            pool.setJdbcUrl(pool.getJdbcUrl() + ";" + WRITE_DELAY + 0);
        }
        return bean;
    }
}
