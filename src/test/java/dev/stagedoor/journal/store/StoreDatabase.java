package dev.stagedoor.journal.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.stagedoor.journal.transaction.Turn;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Database with the tables of the store, and a store in it. */
public final class StoreDatabase implements Closeable {

    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool = new HikariDataSource();
    private final Closeable server;
    private final Store store;

    private StoreDatabase(String dialect, String url, Map<String, String> properties, Closeable server) {
        this.server = server;
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(CONNECTIONS);
        properties.forEach(pool::addDataSourceProperty);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:dev/stagedoor/journal/store/" + dialect)
                .load()
                .migrate();
        store = new Store(pool, CONNECTIONS, Turn.ALWAYS);
    }

    /** Creates a file that flushes each commit to the disk. */
    public static StoreDatabase sqlite(Path folder) {
        return new StoreDatabase(
                "sqlite",
                "jdbc:sqlite:" + folder.resolve("store.db"),
                Map.of(
                        "journal_mode", "WAL",
                        "synchronous", "FULL",
                        "busy_timeout", "5000"),
                () -> {});
    }

    /** Starts a server, which sends like statements as one. */
    public static StoreDatabase postgresql() throws IOException {
        var server = EmbeddedPostgres.start();
        return new StoreDatabase(
                "postgresql",
                server.getJdbcUrl("postgres", "postgres"),
                Map.of("reWriteBatchedInserts", "true"),
                server);
    }

    public Store store() {
        return store;
    }

    public HikariDataSource pool() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    @Override
    public void close() throws IOException {
        store.close();
        pool.close();
        server.close();
    }
}
