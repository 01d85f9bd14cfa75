package dev.stagedoor.journal.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for damage in the file of an embedded database. */
final class FileCheck {

    private static final Logger LOG = LoggerFactory.getLogger(FileCheck.class);
    private static final String SOUND = "ok";
    private static final int INTERRUPTED = 9;

    private final DataSource dataSource;
    private final DatabaseFile file;

    FileCheck(DataSource dataSource, DatabaseFile file) {
        this.dataSource = dataSource;
        this.file = file;
    }

    /**
     * Reads the structure of the file, and logs if the time was too short to read all of it. Blocks.
     *
     * @param most how long the check takes at most; zero to check nothing
     * @throws JournalException if the file is damaged
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with its executor
    void run(Duration most) {
        if (most.isZero()) {
            return;
        }
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var clock = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("journal-check").factory())) {
            clock.schedule(() -> cancel(statement), most.toMillis(), TimeUnit.MILLISECONDS);
            try {
                requireSound(first(statement));
            } finally {
                // The task would cancel a statement of the next user of the connection.
                clock.shutdownNow();
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == INTERRUPTED) {
                LOG.info("event=journal-check-unfinished file={} after={}", file.path(), most);
            } else {
                throw damaged(DatabaseFailure.of(e).reason());
            }
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException ignored) {
            // The check then takes longer than it should.
        }
    }

    private static String first(Statement statement) throws SQLException {
        try (var found = statement.executeQuery("PRAGMA quick_check(1)")) {
            return found.next() ? found.getString(1) : SOUND;
        }
    }

    private void requireSound(String finding) {
        if (!SOUND.equals(finding)) {
            throw damaged(finding);
        }
    }

    private JournalException damaged(String finding) {
        return new JournalException(
                "The database %s is damaged: %s. Restore a backup of the file, or save what is left of it by sqlite3 and its command .recover."
                        .formatted(file.path(), finding));
    }
}
