package dev.stagedoor.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL server with a journal. */
public final class PostgresDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Journal journal;

    /** Starts the server and creates the schema. */
    public PostgresDatabase() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        var url = server.getJdbcUrl("postgres", "postgres");
        JournalSchema.migrate(server.getPostgresDatabase(), url);
        journal = new Journal(server.getPostgresDatabase(), url);
    }

    public Journal journal() {
        return journal;
    }

    public DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    String url(String user) {
        return server.getJdbcUrl(user, "postgres");
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    @Override
    public void close() throws IOException {
        journal.close();
        server.close();
    }
}
