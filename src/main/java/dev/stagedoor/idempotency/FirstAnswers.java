package dev.stagedoor.idempotency;

import dev.stagedoor.journal.DatabaseFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first answers to requests with a key, in the database: it alone decides who comes first. Blocks nobody; safe for use by
 * any thread.
 */
public final class FirstAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswers.class);

    /** How long a caller waits for its answer to be recorded, which it could have without. */
    private static final Duration RECORDING = Duration.ofSeconds(5);

    /** How often a claim may meet another that is taken back meanwhile. */
    private static final int ATTEMPTS = 10;

    private final String process = UUID.randomUUID().toString();
    private final Map<String, FirstRun> runs = new ConcurrentHashMap<>();
    private final AnswerStore store;
    private final BlockingWork work;
    private final Duration longestElsewhere;

    /**
     * Answers in a database.
     *
     * @param longestElsewhere how long a request can be running in another process; zero if there is no other
     */
    FirstAnswers(DataSource dataSource, BlockingWork work, Duration longestElsewhere) {
        this.store = new AnswerStore(dataSource);
        this.work = work;
        this.longestElsewhere = longestElsewhere;
    }

    /**
     * What the request is to its key. Completes on a thread that may block, and never exceptionally. If nobody waits any more when
     * its turn comes, nothing is claimed.
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
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var run = new FirstRun(this, request, process + "/" + UUID.randomUUID(), Instant.now());
            if (begin(run)) {
                return new Claim.First(run);
            }
            var claim = store.find(request).flatMap(row -> repeated(request, row));
            if (claim.isPresent()) {
                return claim.get();
            }
        }
        return new Claim.Unavailable();
    }

    /** Known here before it is in the database, so that others who find it there find it here as well. */
    private boolean begin(FirstRun run) {
        runs.put(run.runner(), run);
        boolean first = false;
        try {
            first = store.claim(run.request(), run.runner(), run.begun());
            return first;
        } finally {
            if (!first) {
                runs.remove(run.runner());
            }
        }
    }

    /** What a request is to the first with its key; empty if that came to nothing, so that it is worth trying again. */
    private Optional<Claim> repeated(KeyedRequest request, AnswerStore.Row row) {
        boolean same = row.fingerprint().equals(request.fingerprint());
        if (row.answer().isPresent()) {
            return Optional.of(same ? new Claim.Answered(row.answer().get()) : new Claim.Reused());
        }
        var run = runs.get(row.runner());
        if (run == null && row.runner().startsWith(process)) {
            // answered since it was read, or the database failed when it was claimed or released
            store.release(request, row.runner());
            return Optional.empty();
        }
        if (!same) {
            return Optional.of(new Claim.Reused());
        }
        if (run != null) {
            return Optional.of(new Claim.Running(run.answer()));
        }
        boolean over = row.begun().plus(longestElsewhere).isBefore(Instant.now());
        return Optional.of(over ? new Claim.Lost() : new Claim.Elsewhere());
    }

    /** Records the answer of a run. If that fails, those still find it that come to this process. */
    CompletableFuture<Void> keep(FirstRun run, KeptAnswer answer) {
        return work.end(() -> recorded(run, answer))
                .orTimeout(RECORDING.toSeconds(), TimeUnit.SECONDS)
                .handle((recorded, failure) -> {
                    if (failure != null) {
                        LOG.warn("event=answer-unrecorded reason=\"{}\"", reason(failure));
                    } else if (!recorded) {
                        LOG.warn("event=answer-unrecorded reason=\"its claim is gone\"");
                    }
                    return null;
                });
    }

    private boolean recorded(FirstRun run, KeptAnswer answer) {
        boolean recorded = store.record(run.request(), run.runner(), answer);
        if (recorded) {
            runs.remove(run.runner());
        }
        return recorded;
    }

    /** Takes the claim of a run back. If that fails, whoever comes next to this process does so. */
    CompletableFuture<Void> release(FirstRun run) {
        return work.end(() -> {
                    store.release(run.request(), run.runner());
                    return true;
                })
                .orTimeout(RECORDING.toSeconds(), TimeUnit.SECONDS)
                .handle((released, failure) -> {
                    runs.remove(run.runner());
                    if (failure != null) {
                        LOG.warn("event=claim-unreleased reason=\"{}\"", reason(failure));
                    }
                    return null;
                });
    }

    /**
     * Forgets requests that began long ago. Blocks.
     *
     * @param answered before when, if they were answered
     * @param unanswered before when, if they were not; so early that none can be running
     * @return how many
     * @throws org.springframework.dao.DataAccessException if the database fails; then none is forgotten
     */
    int sweep(Instant answered, Instant unanswered) {
        int swept = store.sweep(answered, unanswered);
        runs.values().removeIf(run -> run.begun().isBefore(unanswered));
        return swept;
    }

    private static String reason(Throwable failure) {
        return DatabaseFailure.of(failure).reason();
    }
}
