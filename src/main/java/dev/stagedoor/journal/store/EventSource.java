package dev.stagedoor.journal.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.stream.javadsl.Source;

/**
 * Streams of events. A page is read when the stream wants more. A live stream looks for new events at intervals.
 *
 * @param interval how long a live stream waits when it has read all events
 */
record EventSource(Store store, ActorSystem system, Duration interval) {

    /** How long to wait for transactions that are about to end. */
    private static final Duration SHORT = Duration.ofMillis(10);

    /** Whether a stream goes on when it has read all events. */
    enum Kind {
        CURRENT,
        LIVE
    }

    /** Position of a stream among the events of all actors. */
    private sealed interface Position {

        /** All events up to the ordinal are read, and the stream looks for the end. */
        record Behind(long after) implements Position {}

        /** The end is known, but transactions may still write events before it. */
        record Waiting(long after, EventQueries.End end) implements Position {}

        /** The stream reads events up to the ordinal {@code to}. */
        record Reading(long after, long to) implements Position {}

        /** All events are read for now. */
        record Pausing(long after) implements Position {}

        /** The stream has ended. */
        record Ended() implements Position {}
    }

    /** Position of a stream in the events of one actor. */
    private record Next(long sequenceNumber, Phase phase) {}

    private enum Phase {
        READING,
        PAUSING,
        ENDED
    }

    /** Streams the events of all actors above an ordinal, in the order of their ordinals. */
    Source<EventQueries.Numbered, NotUsed> ofAll(long after, Kind kind) {
        return Source.unfoldAsync((Position) new Position.Behind(after), position -> step(position, kind))
                .mapConcat(page -> page);
    }

    private CompletionStage<Optional<Pair<Position, List<EventQueries.Numbered>>>> step(Position position, Kind kind) {
        return switch (position) {
            case Position.Behind(var after) ->
                store.read(EventQueries.end()).thenApply(end -> moved(new Position.Waiting(after, end)));
            case Position.Waiting waiting ->
                store.read(EventQueries.isComplete(waiting.end)).thenCompose(complete -> waited(waiting, complete));
            case Position.Reading(var after, var to) ->
                store.read(EventQueries.ofAll(after, to)).thenApply(page -> read(page, to, kind));
            case Position.Pausing(var after) -> later(interval, () -> moved(new Position.Behind(after)));
            case Position.Ended() -> CompletableFuture.completedFuture(Optional.empty());
        };
    }

    private CompletionStage<Optional<Pair<Position, List<EventQueries.Numbered>>>> waited(
            Position.Waiting waiting, boolean complete) {
        return complete
                ? CompletableFuture.completedFuture(
                        moved(new Position.Reading(waiting.after, Math.max(waiting.after, waiting.end.ordinal()))))
                : later(SHORT, () -> moved(waiting));
    }

    private static Optional<Pair<Position, List<EventQueries.Numbered>>> read(
            List<EventQueries.Numbered> page, long to, Kind kind) {
        if (page.size() == EventQueries.PAGE) {
            return Optional.of(Pair.create(new Position.Reading(page.getLast().ordinal(), to), page));
        }
        return Optional.of(Pair.create(
                switch (kind) {
                    case CURRENT -> new Position.Ended();
                    case LIVE -> new Position.Pausing(to);
                },
                page));
    }

    private static Optional<Pair<Position, List<EventQueries.Numbered>>> moved(Position to) {
        return Optional.of(Pair.create(to, List.of()));
    }

    /** Streams events of one actor, in the order of their sequence numbers. */
    Source<EventQueries.Numbered, NotUsed> ofOne(String persistenceId, long from, long to, Kind kind) {
        var first = new Next(from, from > to ? Phase.ENDED : Phase.READING);
        return Source.unfoldAsync(first, next -> step(persistenceId, next, to, kind))
                .mapConcat(page -> page);
    }

    private CompletionStage<Optional<Pair<Next, List<EventQueries.Numbered>>>> step(
            String persistenceId, Next next, long to, Kind kind) {
        return switch (next.phase) {
            case READING ->
                store.read(EventQueries.ofOne(persistenceId, next.sequenceNumber, to, EventQueries.PAGE))
                        .thenApply(page -> Optional.of(Pair.create(after(page, next, to, kind), page)));
            case PAUSING ->
                later(
                        interval,
                        () -> Optional.of(Pair.create(new Next(next.sequenceNumber, Phase.READING), List.of())));
            case ENDED -> CompletableFuture.completedFuture(Optional.empty());
        };
    }

    private static Next after(List<EventQueries.Numbered> page, Next before, long to, Kind kind) {
        long next =
                page.isEmpty() ? before.sequenceNumber : page.getLast().event().sequenceNumber() + 1;
        if (next > to) {
            return new Next(next, Phase.ENDED);
        }
        return new Next(next, page.size() == EventQueries.PAGE ? Phase.READING : whenAllIsRead(kind));
    }

    private static Phase whenAllIsRead(Kind kind) {
        return switch (kind) {
            case CURRENT -> Phase.ENDED;
            case LIVE -> Phase.PAUSING;
        };
    }

    /** Streams the ids of actors with events that come after an id, in the order of the database. */
    Source<String, NotUsed> ids(String after) {
        return Source.unfoldAsync(
                        Optional.of(after),
                        last -> last.isEmpty()
                                ? CompletableFuture.completedFuture(Optional.empty())
                                : store.read(EventQueries.ids(last.get(), EventQueries.PAGE))
                                        .thenApply(page -> Optional.of(Pair.create(
                                                page.size() < EventQueries.PAGE
                                                        ? Optional.<String>empty()
                                                        : Optional.of(page.getLast()),
                                                page))))
                .mapConcat(page -> page);
    }

    private <T> CompletionStage<T> later(Duration delay, Supplier<T> next) {
        return Patterns.after(delay, system, () -> CompletableFuture.completedFuture(next.get()));
    }
}
