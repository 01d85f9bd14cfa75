package dev.stagedoor.ask;

/** Verdict on the health of an actor, from the outcome of an ask. */
public enum Verdict {
    /** The actor answered. */
    HEALTHY,
    /** The actor failed while it handled the message. */
    FAILED,
    /** The actor began to handle the message, but did not reply in time. */
    LATE,
    /**
     * No verdict: the actor never began, or something else failed. The failure of a process says nothing about its
     * actors; the journal has a breaker of its own; and the data of one actor says nothing about the others.
     */
    UNKNOWN
}
