package dev.stagedoor.system;

/** Tells an asker that its message was turned back before any actor had it, as the actor's shard is to live elsewhere. */
record Returned() {}
