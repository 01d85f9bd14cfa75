package dev.stagedoor.journal.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** JDBC URL of a data source. */
public final class DatabaseUrl {

    /** The settings after the name of the database, which may hold a password. */
    private static final Pattern SETTINGS = Pattern.compile("[?;].*");

    private DatabaseUrl() {}

    /**
     * Returns the JDBC URL of a data source. Connects to the database unless a Hikari pool has the URL.
     *
     * @throws SQLException if it cannot connect
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

    /** Returns the file of an embedded database, or else what {@link #shown} returns. */
    public static String place(String url) {
        return DatabaseFile.of(url).map(file -> file.path().toString()).orElseGet(() -> shown(url));
    }

    /** Returns the URL without settings and credentials, for logs and messages. */
    public static String shown(String url) {
        return SETTINGS.matcher(url).replaceFirst("").replaceFirst("//[^/@]*@", "//");
    }
}
