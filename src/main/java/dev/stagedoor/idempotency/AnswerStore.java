package dev.stagedoor.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of answers. Blocks, and fails with Spring's {@code DataAccessException} or {@code TransactionException}. */
final class AnswerStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /**
     * What is stored of a request.
     *
     * @param runner who claimed the key
     * @param begun when
     * @param answer the answer, once there is one
     */
    record Row(String fingerprint, String runner, Instant begun, Optional<KeptAnswer> answer) {}

    /** The table in a database that has the schema of the journal. */
    AnswerStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Claims the key, durably; false if it is taken. */
    boolean claim(KeyedRequest request, String runner, Instant now) {
        try {
            return change(jdbc.sql(
                                    "INSERT INTO stagedoor_answer (scope, idempotency_key, fingerprint, runner, begun_at) VALUES (?, ?, ?, ?, ?)")
                            .param(request.scope())
                            .param(request.key())
                            .param(request.fingerprint())
                            .param(runner)
                            .param(now.atOffset(ZoneOffset.UTC)))
                    == 1;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    Optional<Row> find(KeyedRequest request) {
        return jdbc.sql(
                        "SELECT fingerprint, runner, begun_at, status, headers, body FROM stagedoor_answer WHERE scope = ? AND idempotency_key = ?")
                .param(request.scope())
                .param(request.key())
                .query((row, number) -> new Row(
                        row.getString("fingerprint"),
                        row.getString("runner"),
                        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                        answer(row)))
                .optional();
    }

    private static Optional<KeptAnswer> answer(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(KeptAnswer.read(status, row.getString("headers"), row.getBytes("body")));
    }

    /** Records the answer of the runner that claimed the key; false if it has not, or the claim is gone. */
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

    /** Takes the runner's claim back, unless it was answered. */
    void release(KeyedRequest request, String runner) {
        change(jdbc.sql(
                        "DELETE FROM stagedoor_answer WHERE scope = ? AND idempotency_key = ? AND runner = ? AND status IS NULL")
                .param(request.scope())
                .param(request.key())
                .param(runner));
    }

    /**
     * Forgets requests that began long ago.
     *
     * @param answered before when, if they were answered
     * @param unanswered before when, if they were not; no later than the other
     * @return how many
     */
    int sweep(Instant answered, Instant unanswered) {
        return change(
                jdbc.sql("DELETE FROM stagedoor_answer WHERE begun_at < ? AND (status IS NOT NULL OR begun_at < ?)")
                        .param(answered.atOffset(ZoneOffset.UTC))
                        .param(unanswered.atOffset(ZoneOffset.UTC)));
    }

    /** In a transaction of its own, as a pool may leave it to others to commit. */
    private int change(JdbcClient.StatementSpec statement) {
        var changed = transaction.execute(status -> statement.update());
        return changed == null ? 0 : changed;
    }
}
