package dev.stagedoor.ask;

/** Whether the actor handled the message. A caller needs to know this before it repeats an ask. */
public enum Executed {
    /** The actor did not begin to handle the message, and never will. */
    NO,
    /** The actor handled the message and answered. */
    YES,
    /** The actor began to handle the message, or may have; how far it got is unknown. */
    UNKNOWN
}
