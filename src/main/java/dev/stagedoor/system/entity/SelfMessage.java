package dev.stagedoor.system.entity;

/** Messages that the interceptor of an entity sends to itself. */
enum SelfMessage {
    /** Tells the interceptor to look at its stash. */
    CHECK_STASH,
    /** Tells the interceptor to check whether a reply is still pending. */
    KEEP_ALIVE,
    /** Tells the interceptor to stop the actor whose state is to be erased. */
    STOP_TO_ERASE
}
