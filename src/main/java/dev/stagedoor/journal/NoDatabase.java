package dev.stagedoor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.apache.pekko.persistence.jdbc.db.SlickDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import scala.Option;
import slick.jdbc.H2Profile$;
import slick.jdbc.JdbcBackend$;
import slick.jdbc.JdbcBackend.JdbcDatabaseDef;
import slick.jdbc.JdbcProfile;
import slick.util.AsyncExecutor;

/** Stand-in for the database of an application without one. Every use fails with {@link Missing}. */
record NoDatabase(JdbcDatabaseDef database) implements SlickDatabase {

    /** Room for those who wait for the failure of their use. */
    private static final int QUEUE = 10_000;

    /** Thrown because the application has no database. */
    static final class Missing extends SQLNonTransientConnectionException {

        private static final long serialVersionUID = 1;

        Missing() {
            super("the service has no database: set spring.datasource.url, and add com.h2database:h2 or"
                    + " org.postgresql:postgresql if the application has neither");
        }
    }

    private static final class Nowhere extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new Missing();
        }

        @Override
        public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
            throw new Missing();
        }
    }

    /** Opens the stand-in for one actor system, which closes it. */
    static NoDatabase open() {
        return new NoDatabase(JdbcBackend$.MODULE$
                .Database()
                .forDataSource(
                        new Nowhere(), Option.empty(), AsyncExecutor.apply("stagedoor-no-journal", 1, QUEUE), false));
    }

    @Override
    public JdbcProfile profile() {
        return H2Profile$.MODULE$;
    }

    @Override
    public boolean allowShutdown() {
        return true;
    }
}
