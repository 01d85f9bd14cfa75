package dev.stagedoor.http.inspect;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stagedoor.inspect.ActorInMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of actors.
 *
 * @param type the name of their type
 * @param actors the actors, by their ids
 * @param next the URL of the next page; null if this is the last
 * @param unanswered what did not answer in time, so that actors may be missing: processes, or the journal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActorList(
        String type, List<Entry> actors, @Nullable String next, List<String> unanswered) {

    /** Copies the lists. */
    public ActorList {
        actors = List.copyOf(actors);
        unanswered = List.copyOf(unanswered);
    }

    /**
     * One actor in short.
     *
     * @param id its id
     * @param url the URL that tells more of it
     * @param persisted whether it persisted something
     * @param shutOff whether its own circuit breaker is open
     * @param memory what the process that hosts it knows; null if it is not in memory
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String id,
            String url,
            boolean persisted,
            boolean shutOff,
            @JsonIgnoreProperties("id") @Nullable ActorInMemory memory) {}
}
