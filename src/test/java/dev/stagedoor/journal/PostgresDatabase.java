package dev.stagedoor.journal;

import dev.stagedoor.journal.database.AwaitedDatabase;
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
        journal = new Journal(server.getPostgresDatabase(), new AwaitedDatabase(url, true));
    }

    public Journal journal() {
        return journal;
    }

    /** Returns another journal in this database, which reaches it by the data source. */
    public Journal journalIn(DataSource other) throws SQLException {
        return new Journal(other, new AwaitedDatabase(url("postgres"), true));
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
