package dev.stagedoor.idempotency;

import dev.stagedoor.journal.database.DatabaseFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends runs in the database. Its methods do not block, and are safe for use by any thread.
 *
 * @param store keeps the claims and the answers
 * @param work runs what blocks
 * @param forget is told the runner of each run that the database no longer needs from this process
 */
record RunEnd(AnswerStore store, BlockingWork work, Consumer<String> forget) {

    private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

    /** How long an answer is held back until it is recorded; the caller then gets it unrecorded. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(5);

    /** Records the answer of a run. If that fails, repeats that reach this process still get it. */
    CompletableFuture<Void> keep(KeyedRequest request, String runner, KeptAnswer answer) {
        return work.end(() -> recorded(request, runner, answer))
                .orTimeout(WRITE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .handle((recorded, failure) -> {
                    if (failure != null) {
                        LOG.warn("event=answer-unrecorded reason=\"{}\"", reason(failure));
                    } else if (!recorded) {
                        LOG.warn("event=answer-unrecorded reason=\"its claim was deleted\"");
                    }
                    return null;
                });
    }

    private boolean recorded(KeyedRequest request, String runner, KeptAnswer answer) {
        boolean recorded = store.record(request, runner, answer);
        if (recorded) {
            forget.accept(runner);
        }
        return recorded;
    }

    /** Releases the claim of a run. If that fails, the next request with the key in this process releases it. */
    CompletableFuture<Void> release(KeyedRequest request, String runner) {
        return work.end(() -> {
                    store.release(request, runner);
                    return true;
                })
                .orTimeout(WRITE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .handle((released, failure) -> {
                    forget.accept(runner);
                    if (failure != null) {
                        LOG.warn("event=claim-unreleased reason=\"{}\"", reason(failure));
                    }
                    return null;
                });
    }

    private static String reason(Throwable failure) {
        return DatabaseFailure.of(failure).reason();
    }
}
