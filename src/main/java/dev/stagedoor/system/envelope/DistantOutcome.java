package dev.stagedoor.system.envelope;

import dev.stagedoor.ask.Outcome;

/**
 * Outcome that another process sent, with the member that hosts the actor.
 *
 * @param member the address of that member
 */
public record DistantOutcome(Outcome outcome, String member) {}
