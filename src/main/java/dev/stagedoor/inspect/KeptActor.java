package dev.stagedoor.inspect;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an actor persisted.
 *
 * @param events its events; null if it has none
 * @param snapshot its last snapshot; null if it has none
 * @param revision its durable state; null if it has none
 * @param contents what it persisted in JSON; empty unless the configuration allows to show that
 */
public record KeptActor(
        @Nullable Events events,
        @Nullable Version snapshot,
        @Nullable Version revision,
        Optional<Contents> contents) {

    /** Returns this with the state of an event-sourced actor. */
    public KeptActor withState(Content state) {
        return new KeptActor(events, snapshot, revision, contents.map(shown -> new Contents(state, shown.events())));
    }

    /** Returns the last version of an actor that has events. */
    public Version lastEvent() {
        var last = Objects.requireNonNull(events);
        return new Version(last.sequenceNumber(), last.writtenAt());
    }

    /**
     * Events of an actor.
     *
     * @param count how many there are
     * @param sequenceNumber the sequence number of the last
     * @param writtenAt when the last was written
     */
    public record Events(long count, long sequenceNumber, Instant writtenAt) {}

    /**
     * Version of a state.
     *
     * @param number its revision, or the sequence number of the last event in it
     * @param writtenAt when it was written
     */
    public record Version(long number, Instant writtenAt) {}

    /**
     * Contents in JSON.
     *
     * @param state the state; null if the actor has none
     * @param events the last events, newest first
     */
    public record Contents(@Nullable Content state, List<Content> events) {

        /** Copies the list. */
        public Contents {
            events = List.copyOf(events);
        }
    }

    /**
     * One value.
     *
     * @param number the revision or the sequence number
     * @param writtenAt when it was written
     * @param json the value; null if it cannot be shown
     * @param fault why it cannot be shown; null if it can
     */
    public record Content(
            long number,
            Instant writtenAt,
            @Nullable String json,
            @Nullable String fault) {

        /** Returns content that can be shown. */
        public static Content of(Version version, String json) {
            return new Content(version.number(), version.writtenAt(), json, null);
        }

        /** Returns content that cannot be shown. */
        public static Content unreadable(Version version, String fault) {
            return new Content(version.number(), version.writtenAt(), null, fault);
        }
    }
}
