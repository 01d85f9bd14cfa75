package dev.stagedoor.idempotency;

import dev.stagedoor.ask.Cause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Run of a request with a key, the only one at its time. Its holder must end it with exactly one of {@link #keep},
 * {@link #keepOpen}, {@link #release} and {@link #abandon}. Safe for use by any thread.
 */
public final class FirstRun {

    private final RunEnd end;
    private final KeyedRequest request;
    private final String runner;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Optional<KeptAnswer>> answer = new CompletableFuture<>();

    FirstRun(RunEnd end, KeyedRequest request, String runner) {
        this.end = end;
        this.request = request;
        this.runner = runner;
    }

    KeyedRequest request() {
        return request;
    }

    String runner() {
        return runner;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    boolean hasEnded() {
        return answer.isDone();
    }

    /**
     * Returns the cause of the run's ask.
     *
     * @param repeated whether an earlier run may have taken effect
     */
    public Cause cause(boolean repeated) {
        return new Cause(request.scope(), request.key(), runner, repeated);
    }

    /** Returns a copy of the future of the answer, so that a caller cannot complete it for others. */
    CompletableFuture<Optional<KeptAnswer>> answer() {
        return answer.copy();
    }

    /**
     * Records the answer for all repeats of the request.
     *
     * @return completes once the answer is recorded, or recording it has failed or taken 5 seconds; never exceptionally
     */
    public CompletableFuture<Void> keep(KeptAnswer kept) {
        return end.keep(request, runner, kept, false).thenRun(() -> answer.complete(Optional.of(kept)));
    }

    /**
     * Records an answer that leaves open whether the request took effect, for repeats of which the journal does not know
     * either.
     *
     * @return completes like {@link #keep}
     */
    public CompletableFuture<Void> keepOpen(KeptAnswer kept) {
        return end.keep(request, runner, kept, true).thenRun(() -> answer.complete(Optional.of(kept)));
    }

    /**
     * Releases the key, because this run had no effect. Only repeats that are waiting now get the answer.
     *
     * @return completes once the key is free again, or releasing it has failed or taken 5 seconds; never exceptionally
     */
    public CompletableFuture<Void> release(KeptAnswer told) {
        return end.release(request, runner).thenRun(() -> answer.complete(Optional.of(told)));
    }

    /** Ends the run without an answer: the answer is lost. */
    public void abandon() {
        answer.complete(Optional.empty());
    }
}
