package dev.stagedoor.idempotency;

import dev.stagedoor.journal.database.Dialect;
import dev.stagedoor.journal.store.Effect;
import dev.stagedoor.journal.transaction.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Table of keys and answers. All times are those of the database's clock, the only one that all processes share. */
final class AnswerTable {

    private static final String RECORD =
            "UPDATE stagedoor_answer SET status = ?, headers = ?, body = ?, open = 0 WHERE scope = ? AND idempotency_key = ? AND runner = ?";
    private static final String RECORD_OPEN =
            "UPDATE stagedoor_answer SET status = ?, headers = ?, body = ?, open = 1, runner = '' WHERE scope = ? AND idempotency_key = ? AND runner = ?";
    private static final String RELEASE_FIRST =
            "DELETE FROM stagedoor_answer WHERE scope = ? AND idempotency_key = ? AND runner = ? AND run = 1 AND status IS NULL";
    private static final String RELEASE_AGAIN =
            "UPDATE stagedoor_answer SET runner = '' WHERE scope = ? AND idempotency_key = ? AND runner = ? AND run > 1";

    private final String claim;
    private final String takeOver;
    private final String again;
    private final String find;
    private final String sweep;

    /**
     * Row of one request.
     *
     * @param fingerprint the fingerprint of the request
     * @param runner the id of the last run that claimed the key; empty if nothing runs
     * @param age how long ago the run claimed it
     * @param effect what the journal knows of its effect
     * @param open whether the answer, if there is one, leaves open whether the request took effect
     * @param answer the last answer; empty until it is recorded
     */
    record Row(
            String fingerprint, String runner, Duration age, Effect effect, boolean open, Optional<KeptAnswer> answer) {

        private static final int EFFECT = 4;
        private static final int OPEN = 5;
        private static final int STATUS = 6;
        private static final int HEADERS = 7;
        private static final int BODY = 8;

        static Row read(ResultSet row) throws SQLException {
            int status = row.getInt(STATUS);
            var answer = row.wasNull()
                    ? Optional.<KeptAnswer>empty()
                    : Optional.of(KeptAnswer.read(status, row.getString(HEADERS), row.getBytes(BODY)));
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    Duration.ofMillis(row.getLong(3)),
                    Effect.of(row.getInt(EFFECT)),
                    row.getInt(OPEN) == 1,
                    answer);
        }

        /** Returns whether all repeats get the answer. */
        boolean isAnswered() {
            return answer.isPresent() && !open;
        }
    }

    /** Uses the table of a database that has the schema of the journal. */
    AnswerTable(Dialect dialect) {
        var now = dialect.now();
        claim =
                "INSERT INTO stagedoor_answer (scope, idempotency_key, fingerprint, runner, begun_at) VALUES (?, ?, ?, ?, %s) ON CONFLICT DO NOTHING"
                        .formatted(now);
        takeOver =
                "UPDATE stagedoor_answer SET fingerprint = ?, runner = ?, begun_at = %s, run = 1, effect = 0, open = 0, status = NULL, headers = NULL, body = NULL WHERE scope = ? AND idempotency_key = ? AND runner = ?"
                        .formatted(now);
        again =
                "UPDATE stagedoor_answer SET runner = ?, begun_at = %s, run = run + 1 WHERE scope = ? AND idempotency_key = ? AND runner = ? AND effect = 0"
                        .formatted(now);
        find =
                "SELECT fingerprint, runner, %s - begun_at, effect, open, status, headers, body FROM stagedoor_answer WHERE scope = ? AND idempotency_key = ?"
                        .formatted(now);
        sweep =
                "DELETE FROM stagedoor_answer WHERE (scope, idempotency_key) IN (SELECT scope, idempotency_key FROM stagedoor_answer WHERE begun_at < %1$s - ? AND (status IS NOT NULL OR begun_at < %1$s - ?) ORDER BY begun_at LIMIT ?)"
                        .formatted(now);
    }

    /** Claims the key; returns false if it is taken. */
    boolean claim(Transaction transaction, KeyedRequest request, String runner) throws SQLException {
        return transaction.update(claim, request.scope(), request.key(), request.fingerprint(), runner) == 1;
    }

    /** Claims the key for a new request, in place of an earlier run; returns false if that run no longer has the key. */
    boolean takeOver(Transaction transaction, KeyedRequest request, String runner, String earlier) throws SQLException {
        return transaction.update(takeOver, request.fingerprint(), runner, request.scope(), request.key(), earlier)
                == 1;
    }

    /**
     * Claims the key for the same request once more, in place of an earlier run. Returns false if that run no longer has
     * the key, or has taken effect.
     */
    boolean again(Transaction transaction, KeyedRequest request, String runner, String earlier) throws SQLException {
        return transaction.update(again, runner, request.scope(), request.key(), earlier) == 1;
    }

    Optional<Row> find(Transaction transaction, KeyedRequest request) throws SQLException {
        return transaction.query(find, Row::read, request.scope(), request.key()).stream()
                .findFirst();
    }

    /**
     * Records the answer of the run; returns false if the run does not hold the claim of the key.
     *
     * @param open whether the answer leaves open whether the request took effect
     */
    static boolean record(Transaction transaction, KeyedRequest request, String runner, KeptAnswer answer, boolean open)
            throws SQLException {
        return transaction.update(
                        open ? RECORD_OPEN : RECORD,
                        answer.status(),
                        answer.lines(),
                        answer.body(),
                        request.scope(),
                        request.key(),
                        runner)
                == 1;
    }

    /**
     * Deletes the run's claim, unless its answer is recorded. If there was an earlier run, which may have taken effect,
     * leaves a claim without a run.
     */
    static boolean release(Transaction transaction, KeyedRequest request, String runner) throws SQLException {
        return transaction.update(RELEASE_FIRST, request.scope(), request.key(), runner) == 1
                || transaction.update(RELEASE_AGAIN, request.scope(), request.key(), runner) == 1;
    }

    /**
     * Deletes the rows of the oldest requests.
     *
     * @param answered rows with an answer are deleted if they are older than this
     * @param unanswered rows without an answer are deleted if they are older than this; not less than {@code answered}
     * @param most how many to delete at most
     * @return the number of deleted rows
     */
    int sweep(Transaction transaction, Duration answered, Duration unanswered, int most) throws SQLException {
        return transaction.update(sweep, answered.toMillis(), unanswered.toMillis(), most);
    }
}
