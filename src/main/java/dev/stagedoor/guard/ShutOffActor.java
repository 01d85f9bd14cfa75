package dev.stagedoor.guard;

import java.time.Instant;

/**
 * An actor whose own circuit breaker is open.
 *
 * @param id the actor's id
 * @param since since when it is
 * @param retryAfter in how many seconds asks are let through again; at least 1
 */
public record ShutOffActor(String id, Instant since, long retryAfter) {}
