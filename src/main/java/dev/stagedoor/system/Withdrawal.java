package dev.stagedoor.system;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * Tells another process that nobody waits for an ask any more.
 *
 * @param replyTo the reference that the reply would have gone to
 */
record Withdrawal(ActorRef<Object> replyTo) {}
