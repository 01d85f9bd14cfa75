package dev.stagedoor.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** In-memory database with a journal that fails or delays commits when a test says so. */
public final class FlakyDatabase extends AbstractDataSource implements AutoCloseable {

    private final String url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
    private final JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    private final Journal journal;
    private volatile boolean refusing;
    private volatile boolean breaking;
    private volatile CountDownLatch held = new CountDownLatch(0);

    /** Creates a database that does not fail yet. */
    public FlakyDatabase() {
        try {
            JournalSchema.migrate(pool, url);
            journal = new Journal(this, url);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Journal journal() {
        return journal;
    }

    /** Returns a client that bypasses the failures. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** Sets whether the database refuses all connections. */
    public void refuse(boolean refuses) {
        refusing = refuses;
    }

    /** Sets whether the connection breaks during each commit; the transaction is then rolled back. */
    public void breakOff(boolean breaks) {
        breaking = breaks;
    }

    /** Delays all commits until the returned latch is counted down. */
    public CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (refusing) {
            throw new SQLTransientConnectionException("there is none", "08001");
        }
        var connection = pool.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private @Nullable Object call(Connection connection, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("commit")) {
            held.await();
            if (breaking) {
                connection.rollback();
                throw new SQLException("broken off", "08006");
            }
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        held.countDown();
        journal.close();
        pool.dispose();
    }
}
