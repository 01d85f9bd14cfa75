package dev.stagedoor.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Finds out where a data source leads to. */
final class DatabaseUrl {

    /** What follows the name of the database: settings, which may hold a password. */
    private static final Pattern SETTINGS = Pattern.compile("[?;].*");

    private DatabaseUrl() {}

    /**
     * The URL of the data source's database; connects to it only if there is no other way.
     *
     * @throws SQLException if that fails
     */
    static String of(DataSource dataSource) throws SQLException {
        if (dataSource.isWrapperFor(HikariDataSource.class)) {
            var url = dataSource.unwrap(HikariDataSource.class).getJdbcUrl();
            if (url != null) {
                return url;
            }
        }
        try (var connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    /** The URL as it may be shown to anybody. */
    static String shown(String url) {
        return SETTINGS.matcher(RetryingPath.plain(url)).replaceFirst("").replaceFirst("//[^/@]*@", "//");
    }
}
