package dev.stagedoor.idempotency;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.journal.database.DatabaseFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends runs in the database. Its methods do not block, and are safe for use by any thread.
 *
 * @param journal keeps the claims and the answers
 * @param executor completes what the methods return
 * @param forget is told the runner of each run that the database no longer needs from this process
 */
record RunEnd(Journal journal, Executor executor, Consumer<String> forget) {

    private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

    /** How long an answer is held back until it is recorded; the caller then gets it unrecorded. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Records the answer of a run. If that fails, repeats that reach this process still get it.
     *
     * @param open whether the answer leaves open whether the request took effect
     */
    CompletableFuture<Void> keep(KeyedRequest request, String runner, KeptAnswer answer, boolean open) {
        return journal.write(transaction -> AnswerTable.record(transaction, request, runner, answer, open))
                .whenComplete((recorded, failure) -> {
                    if (Boolean.TRUE.equals(recorded)) {
                        forget.accept(runner);
                    }
                })
                .orTimeout(WRITE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .handleAsync(
                        (recorded, failure) -> {
                            if (failure != null) {
                                LOG.warn("event=answer-unrecorded reason=\"{}\"", reason(failure));
                            } else if (!recorded) {
                                LOG.warn("event=answer-unrecorded reason=\"its claim was deleted\"");
                            }
                            return null;
                        },
                        executor);
    }

    /** Releases the claim of a run. If that fails, the next request with the key in this process releases it. */
    CompletableFuture<Void> release(KeyedRequest request, String runner) {
        return journal.write(transaction -> AnswerTable.release(transaction, request, runner))
                .orTimeout(WRITE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .handleAsync(
                        (released, failure) -> {
                            forget.accept(runner);
                            if (failure != null) {
                                LOG.warn("event=claim-unreleased reason=\"{}\"", reason(failure));
                            }
                            return null;
                        },
                        executor);
    }

    private static String reason(Throwable failure) {
        return DatabaseFailure.of(failure).reason();
    }
}
