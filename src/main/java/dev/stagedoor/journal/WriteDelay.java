package dev.stagedoor.journal;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Warns of an embedded database that acknowledges what it has not written yet, as the application set it up. */
final class WriteDelay {

    private static final Logger LOG = LoggerFactory.getLogger(WriteDelay.class);

    private WriteDelay() {}

    static void check(DataSource dataSource, String url) {
        // A setting of the URL is listed beside the one that is in force.
        int millis = JdbcClient.create(dataSource)
                .sql("SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")
                .query(Integer.class)
                .stream()
                .mapToInt(value -> value)
                .min()
                .orElse(0);
        if (millis > 0) {
            LOG.warn(
                    "event=writes-delayed database={} millis={}; a kill can cost what was acknowledged: set WRITE_DELAY=0 in its URL",
                    DatabaseUrl.shown(url),
                    millis);
        }
    }
}
