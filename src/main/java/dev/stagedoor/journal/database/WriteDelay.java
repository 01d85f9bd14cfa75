package dev.stagedoor.journal.database;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Warns if the application set up an embedded database to acknowledge transactions before it writes them. */
public final class WriteDelay {

    private static final Logger LOG = LoggerFactory.getLogger(WriteDelay.class);

    private WriteDelay() {}

    /** Warns if the embedded database of a data source delays its writes. */
    public static void check(DataSource dataSource, String url) {
        // The view lists a setting of the URL in addition to the one that is in force.
        int millis = JdbcClient.create(dataSource)
                .sql("SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")
                .query(Integer.class)
                .stream()
                .mapToInt(value -> value)
                .min()
                .orElse(0);
        if (millis > 0) {
            LOG.warn(
                    "event=writes-delayed database={} millis={}; a kill can lose acknowledged writes: set WRITE_DELAY=0 in its URL",
                    DatabaseUrl.shown(url),
                    millis);
        }
    }
}
