package dev.stagedoor.system.envelope;

/** Tells an asker that its message was returned before any actor had it, because the shard moves elsewhere. */
public record Returned() {}
