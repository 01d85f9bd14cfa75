package dev.stagedoor.idempotency;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The one run of a request with a key. Whoever was given it ends it by exactly one of {@link #keep}, {@link #release} and
 * {@link #abandon}. Safe for use by any thread.
 */
public final class FirstRun {

    private final FirstAnswers answers;
    private final KeyedRequest request;
    private final String runner;
    private final Instant begun;
    private final CompletableFuture<Optional<KeptAnswer>> answer = new CompletableFuture<>();

    FirstRun(FirstAnswers answers, KeyedRequest request, String runner, Instant begun) {
        this.answers = answers;
        this.request = request;
        this.runner = runner;
        this.begun = begun;
    }

    KeyedRequest request() {
        return request;
    }

    String runner() {
        return runner;
    }

    Instant begun() {
        return begun;
    }

    /** A future of the answer, which its holder cannot complete for others. */
    CompletableFuture<Optional<KeptAnswer>> answer() {
        return answer.copy();
    }

    /**
     * Records the answer for all who repeat the request.
     *
     * @return completes, never exceptionally, once it is recorded, or that has failed
     */
    public CompletableFuture<Void> keep(KeptAnswer kept) {
        return answers.keep(this, kept).thenRun(() -> answer.complete(Optional.of(kept)));
    }

    /**
     * Gives the key back, as the request had no effect. The answer is for those only who wait for it now.
     *
     * @return completes, never exceptionally, once the key can be used again
     */
    public CompletableFuture<Void> release(KeptAnswer told) {
        return answers.release(this).thenRun(() -> answer.complete(Optional.of(told)));
    }

    /** Ends the run without an answer; there will never be one. */
    public void abandon() {
        answer.complete(Optional.empty());
    }
}
