package dev.stagedoor.journal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Stand-in for the data source of an application without one. Every use fails with {@link Missing}. */
public final class NoDatabase extends AbstractDataSource {

    /** Thrown because the application has no database. */
    public static final class Missing extends SQLNonTransientConnectionException {

        private static final long serialVersionUID = 1;

        Missing() {
            super("the service has no database: set spring.datasource.url, and add org.xerial:sqlite-jdbc or"
                    + " org.postgresql:postgresql if the application has neither");
        }
    }

    /** Creates a data source without connections. */
    public NoDatabase() {}

    @Override
    public Connection getConnection() throws SQLException {
        throw new Missing();
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
        throw new Missing();
    }
}
