package dev.stagedoor.idempotency;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a request is to its key. */
public sealed interface Claim {

    /** Nobody came with the key before: the request is to be run, and the run to be ended. */
    record First(FirstRun run) implements Claim {}

    /**
     * The same request is running in this process.
     *
     * @param answer its answer to come; empty if it was lost
     */
    record Running(CompletableFuture<Optional<KeptAnswer>> answer) implements Claim {}

    /** The same request may be running in another process; what came of it can be asked for in a while. */
    record Elsewhere() implements Claim {}

    /** The same request was answered. */
    record Answered(KeptAnswer answer) implements Claim {}

    /** The key came with another request. */
    record Reused() implements Claim {}

    /** The same request was begun, and nobody will ever know its answer. */
    record Lost() implements Claim {}

    /** The database cannot say; nothing is claimed. */
    record Unavailable() implements Claim {}
}
