package dev.stagedoor.idempotency;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.journal.database.DatabaseFailure;
import dev.stagedoor.journal.transaction.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First answers to requests with a key. They are kept in the database, which alone decides which request is first.
 * Public methods do not block, and are safe for use by any thread.
 */
public final class FirstAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswers.class);

    /** How often to try a claim again because the claim in its way was released or taken over. */
    private static final int MAX_ATTEMPTS = 10;

    /** Longer than any request can run. */
    private static final Duration LONGEST_RUN = Duration.ofDays(2);

    private static final int SWEPT_AT_ONCE = 500;

    private final String process = UUID.randomUUID().toString();
    private final Map<String, FirstRun> runs = new ConcurrentHashMap<>();
    private final Journal journal;
    private final AnswerTable table;
    private final ClaimQueue queue;
    private final RunEnd end;
    private final Duration keepFor;
    private final Duration longestElsewhere;

    /**
     * Keeps answers in the database of a journal.
     *
     * @param executor completes claims and ends of runs
     * @param keepFor how long a key belongs to its first request, unless that runs longer
     * @param longestElsewhere how long a request may run in another process; zero if no other process uses the database
     */
    FirstAnswers(Journal journal, Executor executor, Duration keepFor, Duration longestElsewhere) {
        this.journal = journal;
        this.table = new AnswerTable(journal.dialect());
        this.queue = new ClaimQueue(executor);
        this.end = new RunEnd(journal, executor, runs::remove);
        this.keepFor = keepFor;
        this.longestElsewhere = longestElsewhere;
    }

    /**
     * Claims the key of the request. The future completes on the executor, and never exceptionally. If the claimant no
     * longer waits when its turn comes, nothing is claimed.
     */
    public CompletableFuture<Claim> claim(KeyedRequest request, Claimant claimant) {
        return queue.run(claimant.caller(), () -> claim(request, claimant.waits()))
                .exceptionally(failure -> {
                    LOG.warn("event=claim-failed reason=\"{}\"", reason(failure));
                    return new Claim.Unavailable();
                });
    }

    /** Registers the run before it is in the database, so that requests that find its row also find the run. */
    private CompletableFuture<Claim> claim(KeyedRequest request, BooleanSupplier waits) {
        var run = new FirstRun(end, request, process + "/" + UUID.randomUUID());
        runs.put(run.runner(), run);
        return journal.<Claim>write(
                        transaction -> waits.getAsBoolean() ? claimed(transaction, run) : new Claim.Unavailable())
                .whenComplete((claim, failure) -> {
                    if (!(claim instanceof Claim.Granted)) {
                        runs.remove(run.runner());
                    }
                });
    }

    private Claim claimed(Transaction transaction, FirstRun run) throws SQLException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            if (table.claim(transaction, run.request(), run.runner())) {
                return new Claim.First(run);
            }
            var row = table.find(transaction, run.request());
            var claim = row.isPresent() ? found(transaction, run, row.get()) : Optional.<Claim>empty();
            if (claim.isPresent()) {
                return claim.get();
            }
        }
        return new Claim.Unavailable();
    }

    private Optional<Claim> found(Transaction transaction, FirstRun run, AnswerTable.Row row) throws SQLException {
        if (!isExpired(row)) {
            return repeated(transaction, run, row);
        }
        if (!table.takeOver(transaction, run.request(), run.runner(), row.runner())) {
            return Optional.empty();
        }
        runs.remove(row.runner());
        return Optional.of(new Claim.First(run));
    }

    /** Returns whether the key is free again. A request that may still be running has it however long it runs. */
    private boolean isExpired(AnswerTable.Row row) {
        if (row.age().compareTo(keepFor) < 0) {
            return false;
        }
        var run = runs.get(row.runner());
        return row.isAnswered() || (run == null ? isOver(row) : run.hasEnded());
    }

    /**
     * Returns whether a request without an answer, which is not among the runs of this process, has ended. Its age is
     * negative if the clock was set back.
     */
    private boolean isOver(AnswerTable.Row row) {
        return row.runner().isEmpty()
                || row.runner().startsWith(process)
                || row.age().abs().compareTo(longestElsewhere) >= 0;
    }

    /**
     * Compares a request with the first one of its key; empty if that claim is released, so that the caller tries
     * again.
     */
    private Optional<Claim> repeated(Transaction transaction, FirstRun repeat, AnswerTable.Row row)
            throws SQLException {
        var request = repeat.request();
        boolean same = row.fingerprint().equals(request.fingerprint());
        if (row.isAnswered()) {
            return Optional.of(same ? new Claim.Answered(row.answer().get()) : new Claim.Reused());
        }
        var run = runs.get(row.runner());
        if (run == null && row.runner().startsWith(process)) {
            // The run was answered after its row was read, or the database failed during its claim or release.
            AnswerTable.release(transaction, request, row.runner());
            return Optional.empty();
        }
        if (!same) {
            return Optional.of(new Claim.Reused());
        }
        if (run != null) {
            return Optional.of(new Claim.Running(run.answer()));
        }
        return isOver(row) ? over(transaction, repeat, row) : Optional.of(new Claim.Elsewhere());
    }

    /** Decides what becomes of a request whose last run is over, and whose answer is lost or says too little. */
    private Optional<Claim> over(Transaction transaction, FirstRun repeat, AnswerTable.Row row) throws SQLException {
        return switch (row.effect()) {
            case PERSISTED -> Optional.of(new Claim.Lost(Executed.YES));
            case UNCERTAIN ->
                Optional.of(
                        row.answer().<Claim>map(Claim.Answered::new).orElseGet(() -> new Claim.Lost(Executed.UNKNOWN)));
            case NONE ->
                table.again(transaction, repeat.request(), repeat.runner(), row.runner())
                        ? Optional.of(new Claim.Again(repeat, row.answer()))
                        : Optional.empty();
        };
    }

    /**
     * Deletes expired requests a few at a time, to free their room. Blocks.
     *
     * @return the number of deleted requests
     * @throws java.util.concurrent.CompletionException if the database fails; what was deleted stays deleted
     */
    int sweep() {
        var unanswered = keepFor.plus(LONGEST_RUN);
        int all = 0;
        int some;
        do {
            some = journal.write(transaction -> table.sweep(transaction, keepFor, unanswered, SWEPT_AT_ONCE))
                    .join();
            all += some;
        } while (some == SWEPT_AT_ONCE);
        runs.values().removeIf(run -> run.age().compareTo(unanswered) > 0);
        return all;
    }

    private static String reason(Throwable failure) {
        return DatabaseFailure.of(failure).reason();
    }
}
