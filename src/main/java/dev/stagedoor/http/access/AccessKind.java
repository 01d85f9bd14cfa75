package dev.stagedoor.http.access;

/** What a request does with an actor, as far as a rule can allow it by itself. */
public enum AccessKind {
    /** Asks a message by {@code GET}. */
    READ,
    /** Lists actors, or looks at one, without a message to it. */
    LOOK,
    /** Asks a message by another method. */
    ASK,
    /** Sends a message that the actor does not reply to. */
    TELL,
    /** Starts an actor under a fresh id. */
    START,
    /** Stops an actor. */
    STOP,
    /** Erases what an actor persisted. */
    ERASE
}
