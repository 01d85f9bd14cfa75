package dev.stagedoor.system;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * Tells another process that an ask is no longer waited for.
 *
 * @param replyTo who would have been replied to
 */
record Withdrawal(ActorRef<Object> replyTo) {}
