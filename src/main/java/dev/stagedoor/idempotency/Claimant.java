package dev.stagedoor.idempotency;

import java.util.function.BooleanSupplier;

/**
 * Who waits for a claim.
 *
 * @param caller names the caller, with whom others take turns; empty if callers are not told apart
 * @param waits whether anybody waits for the claim yet; may be called by any thread
 */
public record Claimant(String caller, BooleanSupplier waits) {}
