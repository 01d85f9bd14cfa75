package dev.stagedoor.system.wire;

import dev.stagedoor.inspect.FailureQuery;
import dev.stagedoor.inspect.ProcessReport;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Message that asks another process how it is.
 *
 * @param failures which failures to list
 * @param replyTo gets the answer
 */
public record ProcessInquiry(FailureQuery failures, ActorRef<ProcessReport> replyTo) implements Inquiry {}
