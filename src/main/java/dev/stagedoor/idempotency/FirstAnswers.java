package dev.stagedoor.idempotency;

import dev.stagedoor.journal.database.DatabaseFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
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

    private final String process = UUID.randomUUID().toString();
    private final Map<String, FirstRun> runs = new ConcurrentHashMap<>();
    private final AnswerStore store;
    private final BlockingWork work;
    private final RunEnd end;
    private final Duration keepFor;
    private final Duration longestElsewhere;

    /**
     * Keeps answers in a database that has the schema of the journal.
     *
     * @param keepFor how long a key belongs to its first request, unless that runs longer
     * @param longestElsewhere how long a request may run in another process; zero if no other process uses the database
     */
    FirstAnswers(DataSource dataSource, BlockingWork work, Duration keepFor, Duration longestElsewhere) {
        this.store = new AnswerStore(dataSource);
        this.work = work;
        this.end = new RunEnd(store, work, runs::remove);
        this.keepFor = keepFor;
        this.longestElsewhere = longestElsewhere;
    }

    /**
     * Claims the key of the request. The future completes on a thread that may block, and never exceptionally. If the
     * claimant no longer waits when its turn comes, nothing is claimed.
     */
    public CompletableFuture<Claim> claim(KeyedRequest request, Claimant claimant) {
        return work.begin(
                        claimant.caller(),
                        () -> claimant.waits().getAsBoolean() ? claimed(request) : new Claim.Unavailable())
                .exceptionally(failure -> {
                    LOG.warn("event=claim-failed reason=\"{}\"", reason(failure));
                    return new Claim.Unavailable();
                });
    }

    private Claim claimed(KeyedRequest request) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var run = new FirstRun(end, request, process + "/" + UUID.randomUUID());
            if (begin(run, () -> store.claim(request, run.runner()))) {
                return new Claim.First(run);
            }
            var row = store.find(request);
            var claim = row.isPresent() ? found(run, row.get()) : Optional.<Claim>empty();
            if (claim.isPresent()) {
                return claim.get();
            }
        }
        return new Claim.Unavailable();
    }

    private Optional<Claim> found(FirstRun run, AnswerStore.Row row) {
        if (!isExpired(row)) {
            return repeated(run.request(), row);
        }
        if (!begin(run, () -> store.takeOver(run.request(), run.runner(), row.runner()))) {
            return Optional.empty();
        }
        runs.remove(row.runner());
        return Optional.of(new Claim.First(run));
    }

    /** Returns whether the key is free again. A request that may still be running has it however long it runs. */
    private boolean isExpired(AnswerStore.Row row) {
        if (row.age().compareTo(keepFor) < 0) {
            return false;
        }
        var run = runs.get(row.runner());
        return row.answer().isPresent() || (run == null ? isOver(row) : run.hasEnded());
    }

    /** Returns whether a request without an answer, which is not among the runs of this process, has ended. */
    private boolean isOver(AnswerStore.Row row) {
        return row.runner().startsWith(process) || row.age().compareTo(longestElsewhere) >= 0;
    }

    /** Registers the run before it is in the database, so that requests that find its row also find the run. */
    private boolean begin(FirstRun run, BooleanSupplier claim) {
        runs.put(run.runner(), run);
        boolean first = false;
        try {
            first = claim.getAsBoolean();
            return first;
        } finally {
            if (!first) {
                runs.remove(run.runner());
            }
        }
    }

    /**
     * Compares a request with the first one of its key; empty if that claim is released, so that the caller tries
     * again.
     */
    private Optional<Claim> repeated(KeyedRequest request, AnswerStore.Row row) {
        boolean same = row.fingerprint().equals(request.fingerprint());
        if (row.answer().isPresent()) {
            return Optional.of(same ? new Claim.Answered(row.answer().get()) : new Claim.Reused());
        }
        var run = runs.get(row.runner());
        if (run == null && row.runner().startsWith(process)) {
            // The run was answered after its row was read, or the database failed during its claim or release.
            store.release(request, row.runner());
            return Optional.empty();
        }
        if (!same) {
            return Optional.of(new Claim.Reused());
        }
        if (run != null) {
            return Optional.of(new Claim.Running(run.answer()));
        }
        return Optional.of(isOver(row) ? new Claim.Lost() : new Claim.Elsewhere());
    }

    /**
     * Deletes expired requests, to free their room. Blocks.
     *
     * @return the number of deleted requests
     * @throws org.springframework.dao.DataAccessException if a statement fails; then nothing is deleted
     * @throws org.springframework.transaction.TransactionException if the transaction fails; then nothing is deleted
     */
    int sweep() {
        var unanswered = keepFor.plus(LONGEST_RUN);
        int swept = store.sweep(keepFor, unanswered);
        runs.values().removeIf(run -> run.age().compareTo(unanswered) > 0);
        return swept;
    }

    private static String reason(Throwable failure) {
        return DatabaseFailure.of(failure).reason();
    }
}
