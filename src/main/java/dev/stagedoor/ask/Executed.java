package dev.stagedoor.ask;

/** Whether the actor handled the message: what a caller must know before it asks again. */
public enum Executed {
    /** The actor never began, and never will. */
    NO,
    /** The actor handled the message and answered. */
    YES,
    /** The actor began, or may have; how far it came is not known. */
    UNKNOWN
}
