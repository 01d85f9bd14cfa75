package dev.stagedoor.idempotency;

import java.util.function.BooleanSupplier;

/**
 * Caller that waits for a claim.
 *
 * @param caller the caller's name, by which callers take turns; empty if callers are not distinguished
 * @param waits returns whether the caller still waits for the claim; may be called by any thread
 */
public record Claimant(String caller, BooleanSupplier waits) {}
