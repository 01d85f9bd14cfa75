package dev.stagedoor.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the process that hosts an actor knows of it.
 *
 * @param id its id
 * @param host the process: a worker's name, or the host and port of a member
 * @param shard the id of its shard
 * @param since when it was started
 * @param lastAsked when it began to handle its last message from HTTP; null if it had none
 * @param waiting how many messages wait for it, in its mailbox and its stash
 * @param asks how many messages from HTTP it began to handle since it was started
 * @param failures how often it failed since it was started
 * @param restarts how often it was restarted since it was started
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActorInMemory(
        String id,
        String host,
        String shard,
        Instant since,
        @Nullable Instant lastAsked,
        int waiting,
        long asks,
        long failures,
        long restarts) {}
