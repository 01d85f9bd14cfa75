package dev.stagedoor.journal;

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

/** Waits for a database that does not answer yet. One that answers, and refuses, is not waited for. */
final class DatabaseWait {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final String shown;
    private final Duration timeout;

    /**
     * Waits for the data source's database.
     *
     * @param url where the data source leads to
     */
    DatabaseWait(DataSource dataSource, String url, Duration timeout) {
        this.dataSource = dataSource;
        this.shown = DatabaseUrl.shown(url);
        this.timeout = timeout;
    }

    /**
     * Returns once there is a connection; blocks until then.
     *
     * @throws JournalException if there is none in time, or never will be
     */
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
        try {
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
                    case IN_USE ->
                        "The database %s is in use by another process; an embedded one has one at a time, so set another spring.datasource.url."
                                .formatted(shown);
                    case OTHER -> "The database %s cannot be used: %s".formatted(shown, failure.reason());
                });
    }
}
