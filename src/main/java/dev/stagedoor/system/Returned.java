package dev.stagedoor.system;

/** Tells an asker that its message was returned before any actor had it, because the shard moves elsewhere. */
record Returned() {}
