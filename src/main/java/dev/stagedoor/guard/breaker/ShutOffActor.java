package dev.stagedoor.guard.breaker;

import java.time.Instant;

/**
 * Actor that is shut off: its own circuit breaker is open.
 *
 * @param id the actor's id
 * @param since when the breaker opened
 * @param retryAfter the seconds until the breaker permits an ask, rounded up; at least 1
 */
public record ShutOffActor(String id, Instant since, long retryAfter) {}
