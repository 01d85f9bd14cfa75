package dev.stagedoor.http.inspect;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stagedoor.guard.breaker.ShutOffActor;
import dev.stagedoor.inspect.ActorInMemory;
import dev.stagedoor.inspect.KeptActor;
import dev.stagedoor.inspect.ListedFailure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of one actor.
 *
 * @param type the name of its type
 * @param id its id
 * @param memory what the process that hosts it knows; null if it is not in memory
 * @param shutOff its own circuit breaker; null if it is not open
 * @param lastFailure the last time that it failed, or that a message to it went nowhere; null if no process keeps one
 * @param journal what it persisted; null if it is nothing
 * @param unanswered what did not answer in time, so that something may be missing: processes, or the journal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActorView(
        String type,
        String id,
        @JsonIgnoreProperties("id") @Nullable ActorInMemory memory,
        @Nullable ShutOffActor shutOff,
        @JsonIgnoreProperties({"type", "id"}) @Nullable ListedFailure lastFailure,
        @Nullable Journal journal,
        List<String> unanswered) {

    /** Copies the list. */
    public ActorView {
        unanswered = List.copyOf(unanswered);
    }

    /**
     * What an actor persisted.
     *
     * @param events its events; null if it has none
     * @param snapshot its last snapshot; null if it has none
     * @param revision its durable state; null if it has none
     * @param state the durable state itself; null if it has none, or must not be shown
     * @param lastEvents its last events, newest first; null if they must not be shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Journal(
            KeptActor.@Nullable Events events,
            KeptActor.@Nullable Version snapshot,
            KeptActor.@Nullable Version revision,
            @Nullable Value state,
            @Nullable List<Value> lastEvents) {

        static Journal of(KeptActor kept) {
            var contents = kept.contents().orElse(null);
            return new Journal(
                    kept.events(),
                    kept.snapshot(),
                    kept.revision(),
                    contents == null || contents.state() == null ? null : Value.of(contents.state()),
                    contents == null
                            ? null
                            : contents.events().stream().map(Value::of).toList());
        }
    }

    /**
     * Something that an actor persisted.
     *
     * @param number its revision or its sequence number
     * @param writtenAt when it was written
     * @param value the value; null if it cannot be shown
     * @param fault why it cannot be shown; null if it can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Value(
            long number,
            Instant writtenAt,
            @Nullable JsonNode value,
            @Nullable String fault) {

        private static Value of(KeptActor.Content content) {
            var json = content.json();
            return new Value(
                    content.number(),
                    content.writtenAt(),
                    json == null ? null : JsonMapper.shared().readTree(json),
                    content.fault());
        }
    }

    ActorView withLastFailure(ListedFailure last) {
        return new ActorView(type, id, memory, shutOff, last, journal, unanswered);
    }

    /** Returns whether nothing is known of the actor, and nothing is missing. */
    boolean isOfNobody() {
        return memory == null && shutOff == null && lastFailure == null && journal == null && unanswered.isEmpty();
    }
}
