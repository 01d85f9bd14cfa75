package dev.stagedoor.journal.transaction;

import dev.stagedoor.testkit.fixture.Commits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Data source that counts commits and open connections, and can fail. */
final class CountingDataSource extends DelegatingDataSource {

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean unreachable = new AtomicBoolean();

    CountingDataSource(DataSource target) {
        super(target);
    }

    int commits() {
        return commits.get();
    }

    int open() {
        return open.get();
    }

    void setUnreachable(boolean value) {
        unreachable.set(value);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (unreachable.get()) {
            throw new SQLTransientConnectionException("unreachable", "08001");
        }
        var connection = super.getConnection();
        open.incrementAndGet();
        return Commits.watched(connection, committed -> commits.incrementAndGet(), open::decrementAndGet);
    }
}
