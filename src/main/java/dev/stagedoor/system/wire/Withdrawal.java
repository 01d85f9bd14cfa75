package dev.stagedoor.system.wire;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * Tells another process that nobody waits for an ask any more.
 *
 * @param replyTo the reference that the reply would have gone to
 */
public record Withdrawal(ActorRef<Object> replyTo) {}
