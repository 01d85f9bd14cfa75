package dev.stagedoor.system.wire;

import dev.stagedoor.inspect.ActorQuery;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Message that asks another process for its actors in memory.
 *
 * @param query which actors
 * @param replyTo gets the answer
 */
public record ActorInquiry(ActorQuery query, ActorRef<ActorReport> replyTo) implements Inquiry {}
