package dev.stagedoor.journal.store;

import com.typesafe.config.Config;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.ReadJournalProvider;
import org.apache.pekko.persistence.query.scaladsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.persistence.query.scaladsl.CurrentPersistenceIdsQuery;
import org.apache.pekko.persistence.query.scaladsl.EventsByPersistenceIdQuery;
import org.apache.pekko.persistence.query.scaladsl.PagedPersistenceIdsQuery;
import org.apache.pekko.persistence.query.typed.scaladsl.CurrentEventsBySliceQuery;
import org.apache.pekko.persistence.query.typed.scaladsl.EventsBySliceQuery;
import org.apache.pekko.stream.scaladsl.Source;
import scala.Option;
import scala.collection.immutable.Range;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.OptionConverters;

/** Provides {@link StoredQueries} to Java and to Scala. Public because Pekko creates it. */
public final class StoredQueriesProvider implements ReadJournalProvider {

    private final StoredQueries queries;
    private final ExtendedActorSystem system;

    /** Creates the queries of one actor system. */
    public StoredQueriesProvider(ExtendedActorSystem system, Config config) {
        this.queries = new StoredQueries(system, config);
        this.system = system;
    }

    @Override
    public StoredQueries javadslReadJournal() {
        return queries;
    }

    @Override
    public org.apache.pekko.persistence.query.scaladsl.ReadJournal scaladslReadJournal() {
        return new ForScala(queries, system);
    }

    private record ForScala(StoredQueries queries, ExtendedActorSystem system)
            implements CurrentEventsByPersistenceIdQuery,
                    EventsByPersistenceIdQuery,
                    CurrentEventsBySliceQuery,
                    EventsBySliceQuery,
                    CurrentPersistenceIdsQuery,
                    PagedPersistenceIdsQuery {

        @Override
        public Source<EventEnvelope, NotUsed> currentEventsByPersistenceId(String persistenceId, long from, long to) {
            return queries.currentEventsByPersistenceId(persistenceId, from, to).asScala();
        }

        @Override
        public Source<EventEnvelope, NotUsed> eventsByPersistenceId(String persistenceId, long from, long to) {
            return queries.eventsByPersistenceId(persistenceId, from, to).asScala();
        }

        @Override
        public <E> Source<org.apache.pekko.persistence.query.typed.EventEnvelope<E>, NotUsed> currentEventsBySlices(
                String type, int from, int to, Offset offset) {
            return queries.<E>currentEventsBySlices(type, from, to, offset).asScala();
        }

        @Override
        public <E> Source<org.apache.pekko.persistence.query.typed.EventEnvelope<E>, NotUsed> eventsBySlices(
                String type, int from, int to, Offset offset) {
            return queries.<E>eventsBySlices(type, from, to, offset).asScala();
        }

        @Override
        public Source<String, NotUsed> currentPersistenceIds() {
            return queries.currentPersistenceIds().asScala();
        }

        @Override
        public Source<String, NotUsed> currentPersistenceIds(Option<String> after, long limit) {
            return queries.currentPersistenceIds(OptionConverters.toJava(after), limit)
                    .asScala();
        }

        @Override
        public int sliceForPersistenceId(String persistenceId) {
            return queries.sliceForPersistenceId(persistenceId);
        }

        @Override
        public Seq<Range> sliceRanges(int ranges) {
            return org.apache.pekko.persistence.Persistence.get(system).sliceRanges(ranges);
        }
    }
}
