package dev.stagedoor.journal.database;

import dev.stagedoor.progress.StartProgress;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

/** Waits for a database that does not answer yet. Gives up at once if the database answers with a refusal. */
final class DatabaseWait {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final String shown;
    private final Duration timeout;

    /**
     * Creates a wait for the database of a data source.
     *
     * @param url the JDBC URL of the data source
     * @param timeout how long to wait at most
     */
    DatabaseWait(DataSource dataSource, String url, Duration timeout) {
        this.dataSource = dataSource;
        this.shown = DatabaseUrl.shown(url);
        this.timeout = timeout;
    }

    /**
     * Blocks until the database accepts a connection. Tries again after 0.5 s, and after at most 5 s later on.
     *
     * @throws JournalException if the database does not answer in time, or if waiting cannot help
     */
    @SuppressWarnings("try") // nothing is asked of the progress
    void await() {
        var retry = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(Long.MAX_VALUE)
                .delay(FIRST_DELAY)
                .multiplier(2)
                .maxDelay(LONGEST_DELAY)
                .timeout(timeout)
                .predicate(failure -> DatabaseFailure.of(failure).mayPass())
                .build());
        retry.setRetryListener(new RetryListener() {
            @Override
            public void beforeRetry(RetryPolicy policy, Retryable<?> retryable, RetryState state) {
                LOG.warn(
                        "event=database-awaited database={} timeout={} reason=\"{}\"",
                        shown,
                        timeout,
                        DatabaseFailure.of(state.getLastException()).reason());
            }
        });
        try (var progress = StartProgress.of(() -> "the database " + shown)) {
            retry.execute(this::connect);
        } catch (RetryException e) {
            throw failure(DatabaseFailure.of(e.getLastException()));
        }
    }

    private @Nullable Void connect() throws SQLException {
        dataSource.getConnection().close();
        return null;
    }

    private JournalException failure(DatabaseFailure failure) {
        return new JournalException(
                switch (failure.kind()) {
                    case UNREACHABLE ->
                        "The database %s did not answer within stagedoor.journal.start-timeout=%s: %s"
                                .formatted(shown, timeout, failure.reason());
                    case DENIED ->
                        "The database %s refuses spring.datasource.username and spring.datasource.password: %s"
                                .formatted(shown, failure.reason());
                    case MISSING ->
                        "There is no database %s, which spring.datasource.url names: %s"
                                .formatted(shown, failure.reason());
                    case OTHER -> "The database %s cannot be used: %s".formatted(shown, failure.reason());
                });
    }
}
