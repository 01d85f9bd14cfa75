package dev.stagedoor.journal.store;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.persistence.Persistence;
import org.apache.pekko.persistence.journal.EventAdapters;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.Sequence;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.persistence.query.javadsl.CurrentPersistenceIdsQuery;
import org.apache.pekko.persistence.query.javadsl.EventsByPersistenceIdQuery;
import org.apache.pekko.persistence.query.javadsl.PagedPersistenceIdsQuery;
import org.apache.pekko.persistence.query.typed.javadsl.CurrentEventsBySliceQuery;
import org.apache.pekko.persistence.query.typed.javadsl.EventsBySliceQuery;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.stream.javadsl.Source;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Queries for the events in the store, by actor or by slices of all actors of a type. Offsets are {@link Sequence}s. A
 * live query looks for new events at the interval {@code stagedoor-queries.refresh-interval}. On PostgreSQL, events can
 * be read when all transactions that began before them have ended, also those of other applications on the server.
 */
public final class StoredQueries
        implements CurrentEventsByPersistenceIdQuery,
                EventsByPersistenceIdQuery,
                CurrentEventsBySliceQuery,
                EventsBySliceQuery,
                CurrentPersistenceIdsQuery,
                PagedPersistenceIdsQuery {

    /** Name of the plugin in Pekko's configuration. */
    public static final String IDENTIFIER = "stagedoor-queries";

    private static final String EVENTS = "stagedoor-events";

    private final EventSource source;
    private final Serialization serialization;
    private final Persistence persistence;
    private final EventAdapters adapters;

    StoredQueries(ExtendedActorSystem system, Config config) {
        this.source = new EventSource(Store.of(system), system, config.getDuration("refresh-interval"));
        this.serialization = SerializationExtension.get(system);
        this.persistence = Persistence.get(system);
        this.adapters = persistence.adaptersFor(EVENTS);
    }

    @Override
    public Source<EventEnvelope, NotUsed> currentEventsByPersistenceId(String persistenceId, long from, long to) {
        return ofOne(persistenceId, from, to, EventSource.Kind.CURRENT);
    }

    @Override
    public Source<EventEnvelope, NotUsed> eventsByPersistenceId(String persistenceId, long from, long to) {
        return ofOne(persistenceId, from, to, EventSource.Kind.LIVE);
    }

    private Source<EventEnvelope, NotUsed> ofOne(String persistenceId, long from, long to, EventSource.Kind kind) {
        return source.ofOne(persistenceId, from, to, kind)
                .mapConcat(numbered -> values(numbered.event()).stream()
                        .map(value -> new EventEnvelope(
                                Offset.sequence(numbered.ordinal()),
                                persistenceId,
                                numbered.event().sequenceNumber(),
                                value,
                                numbered.event().writtenAt(),
                                metadata(numbered.event())))
                        .toList());
    }

    @Override
    public <E> Source<org.apache.pekko.persistence.query.typed.EventEnvelope<E>, NotUsed> currentEventsBySlices(
            String type, int from, int to, Offset offset) {
        return ofSlices(type, from, to, offset, EventSource.Kind.CURRENT);
    }

    @Override
    public <E> Source<org.apache.pekko.persistence.query.typed.EventEnvelope<E>, NotUsed> eventsBySlices(
            String type, int from, int to, Offset offset) {
        return ofSlices(type, from, to, offset, EventSource.Kind.LIVE);
    }

    private <E> Source<org.apache.pekko.persistence.query.typed.EventEnvelope<E>, NotUsed> ofSlices(
            String type, int from, int to, Offset offset, EventSource.Kind kind) {
        return source.ofAll(ordinal(offset), kind)
                .filter(numbered -> isOfType(numbered.event(), type))
                .mapConcat(numbered -> this.<E>envelopes(numbered, type, from, to));
    }

    private <E> List<org.apache.pekko.persistence.query.typed.EventEnvelope<E>> envelopes(
            EventQueries.Numbered numbered, String type, int from, int to) {
        var event = numbered.event();
        int slice = sliceForPersistenceId(event.persistenceId());
        return slice < from || slice > to
                ? List.of()
                : values(event).stream()
                        .map(value -> StoredQueries.<E>envelope(numbered, value, metadata(event), type, slice))
                        .toList();
    }

    @SuppressWarnings("unchecked") // the caller says which events it expects
    private static <E> org.apache.pekko.persistence.query.typed.EventEnvelope<E> envelope(
            EventQueries.Numbered numbered, Object value, Option<Object> metadata, String type, int slice) {
        return new org.apache.pekko.persistence.query.typed.EventEnvelope<>(
                Offset.sequence(numbered.ordinal()),
                numbered.event().persistenceId(),
                numbered.event().sequenceNumber(),
                Option.apply((E) value),
                numbered.event().writtenAt(),
                metadata,
                type,
                slice);
    }

    private static boolean isOfType(StoredEvent event, String type) {
        return PersistenceId.extractEntityType(event.persistenceId()).equals(type);
    }

    private static long ordinal(Offset offset) {
        if (offset instanceof Sequence sequence) {
            return sequence.value();
        }
        if (offset.equals(Offset.noOffset())) {
            return 0;
        }
        throw new IllegalArgumentException(
                "the offset %s is not one of these queries, whose offsets are sequences".formatted(offset));
    }

    private List<Object> values(StoredEvent event) {
        var value = event.payload().value(serialization);
        return CollectionConverters.asJava(adapters.get(value.getClass())
                .fromJournal(value, event.adapterManifest())
                .events());
    }

    private Option<Object> metadata(StoredEvent event) {
        return event.metadata() == null
                ? Option.empty()
                : Option.apply(event.metadata().value(serialization));
    }

    @Override
    public Source<String, NotUsed> currentPersistenceIds() {
        return source.ids("");
    }

    @Override
    public Source<String, NotUsed> currentPersistenceIds(Optional<String> after, long limit) {
        return source.ids(after.orElse("")).take(limit);
    }

    @Override
    public int sliceForPersistenceId(String persistenceId) {
        return persistence.sliceForPersistenceId(persistenceId);
    }

    @Override
    public List<Pair<Integer, Integer>> sliceRanges(int ranges) {
        return persistence.getSliceRanges(ranges);
    }
}
