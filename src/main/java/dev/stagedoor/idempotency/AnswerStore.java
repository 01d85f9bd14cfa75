package dev.stagedoor.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Table of keys and answers. All times are those of the database's clock, the only one that all processes share.
 * Methods block, and throw Spring's {@code DataAccessException} or {@code TransactionException}.
 */
final class AnswerStore {

    /** How often to try a change that the database refused because of a change at the same time. */
    private static final int MAX_ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /**
     * Row of one request.
     *
     * @param fingerprint the fingerprint of the request
     * @param runner the id of the run that claimed the key
     * @param age how long ago the run claimed it
     * @param answer the answer; empty until it is recorded
     */
    record Row(String fingerprint, String runner, Duration age, Optional<KeptAnswer> answer) {}

    /** Uses the table of a database that has the schema of the journal. */
    AnswerStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Claims the key durably; returns false if it is taken. */
    boolean claim(KeyedRequest request, String runner) {
        try {
            return change(jdbc.sql(
                                    "INSERT INTO stagedoor_answer (scope, idempotency_key, fingerprint, runner, begun_at) VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)")
                            .param(request.scope())
                            .param(request.key())
                            .param(request.fingerprint())
                            .param(runner))
                    == 1;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** Claims the key durably in place of an earlier run; returns false if that run no longer has the key. */
    boolean takeOver(KeyedRequest request, String runner, String earlier) {
        return change(jdbc.sql(
                                "UPDATE stagedoor_answer SET fingerprint = ?, runner = ?, begun_at = CURRENT_TIMESTAMP, status = NULL, headers = NULL, body = NULL WHERE scope = ? AND idempotency_key = ? AND runner = ?")
                        .param(request.fingerprint())
                        .param(runner)
                        .param(request.scope())
                        .param(request.key())
                        .param(earlier))
                == 1;
    }

    Optional<Row> find(KeyedRequest request) {
        return jdbc.sql(
                        "SELECT fingerprint, runner, begun_at, CURRENT_TIMESTAMP AS read_at, status, headers, body FROM stagedoor_answer WHERE scope = ? AND idempotency_key = ?")
                .param(request.scope())
                .param(request.key())
                .query((row, number) -> new Row(
                        row.getString("fingerprint"),
                        row.getString("runner"),
                        Duration.between(
                                row.getObject("begun_at", OffsetDateTime.class),
                                row.getObject("read_at", OffsetDateTime.class)),
                        answer(row)))
                .optional();
    }

    private static Optional<KeptAnswer> answer(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(KeptAnswer.read(status, row.getString("headers"), row.getBytes("body")));
    }

    /** Records the answer of the run; returns false if the run does not hold the claim of the key. */
    boolean record(KeyedRequest request, String runner, KeptAnswer answer) {
        return change(jdbc.sql(
                                "UPDATE stagedoor_answer SET status = ?, headers = ?, body = ? WHERE scope = ? AND idempotency_key = ? AND runner = ?")
                        .param(answer.status())
                        .param(answer.lines())
                        .param(answer.body())
                        .param(request.scope())
                        .param(request.key())
                        .param(runner))
                == 1;
    }

    /** Deletes the run's claim, unless its answer is recorded. */
    void release(KeyedRequest request, String runner) {
        change(jdbc.sql(
                        "DELETE FROM stagedoor_answer WHERE scope = ? AND idempotency_key = ? AND runner = ? AND status IS NULL")
                .param(request.scope())
                .param(request.key())
                .param(runner));
    }

    /**
     * Deletes the rows of old requests.
     *
     * @param answered rows with an answer are deleted if they are older than this
     * @param unanswered rows without an answer are deleted if they are older than this; not less than {@code answered}
     * @return the number of deleted rows
     */
    int sweep(Duration answered, Duration unanswered) {
        var now = jdbc.sql("SELECT CURRENT_TIMESTAMP")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .single();
        return change(
                jdbc.sql("DELETE FROM stagedoor_answer WHERE begun_at < ? AND (status IS NOT NULL OR begun_at < ?)")
                        .param(now.minus(answered))
                        .param(now.minus(unanswered)));
    }

    /** Runs the statement in a transaction, because the connections of a pool may not commit by themselves. */
    private int change(JdbcClient.StatementSpec statement) {
        for (int attempt = 1; true; attempt++) {
            try {
                var changed = transaction.execute(status -> statement.update());
                return changed == null ? 0 : changed;
            } catch (ConcurrencyFailureException conflict) {
                if (attempt == MAX_ATTEMPTS) {
                    throw conflict;
                }
            }
        }
    }
}
