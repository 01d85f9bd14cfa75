package dev.stagedoor.system;

import dev.stagedoor.ask.Outcome;

/**
 * An outcome that another process tells, with where it lives.
 *
 * @param member the address of its member
 */
record DistantOutcome(Outcome outcome, String member) {}
