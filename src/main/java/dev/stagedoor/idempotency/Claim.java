package dev.stagedoor.idempotency;

import dev.stagedoor.ask.Executed;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Result of claiming the key of a request. */
public sealed interface Claim {

    /** The caller has the key: it must run the request, and end the run. */
    sealed interface Granted extends Claim {

        /** Returns the run of the request. */
        FirstRun run();
    }

    /** The key is new. */
    record First(FirstRun run) implements Granted {}

    /**
     * The same request is running in this process.
     *
     * @param answer completes with the answer of that request; empty if the answer is lost
     */
    record Running(CompletableFuture<Optional<KeptAnswer>> answer) implements Claim {}

    /**
     * An earlier run of the same request is over, and nobody knows whether it took effect. The journal has nothing of it,
     * so the caller may run the request once more, for actors that persist only.
     *
     * @param told the answer to the earlier run; empty if it was not recorded
     */
    record Again(FirstRun run, Optional<KeptAnswer> told) implements Granted {}

    /** The same request may be running in another process; claim again later to get its answer. */
    record Elsewhere() implements Claim {}

    /** The same request was answered before. */
    record Answered(KeptAnswer answer) implements Claim {}

    /** Another request has used the key. */
    record Reused() implements Claim {}

    /**
     * The same request was begun, but its answer is lost for good.
     *
     * @param executed whether the request took effect; never {@link Executed#NO}
     */
    record Lost(Executed executed) implements Claim {}

    /** Nothing is claimed, because the database failed or is too busy, or the caller no longer waits. */
    record Unavailable() implements Claim {}
}
