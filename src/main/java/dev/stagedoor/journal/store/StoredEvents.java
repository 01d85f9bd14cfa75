package dev.stagedoor.journal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/**
 * Journal of Pekko Persistence. The events of one persist call are written together or not at all. An event that cannot
 * be serialized is rejected, and nothing of its call is written. Public because Pekko creates it.
 */
public final class StoredEvents extends AsyncWriteJournal {

    private final Store store = Store.of(context().system());
    private final Serialization serialization =
            SerializationExtension.get(context().system());

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> calls) {
        var outcomes = new ArrayList<CompletableFuture<Optional<Exception>>>();
        for (var call : calls) {
            outcomes.add(write(call));
        }
        return FutureConverters.asScala(CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(
                        done -> outcomes.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Optional<Exception>> write(AtomicWrite call) {
        List<StoredEvent> events;
        try {
            events = CollectionConverters.asJava(call.payload()).stream()
                    .map(event -> StoredEvent.of(event, serialization))
                    .toList();
        } catch (Exception e) {
            return CompletableFuture.completedFuture(Optional.of(e));
        }
        return store.persist(call.persistenceId(), key -> EventTable.insert(events, key))
                .thenApply(done -> Optional.empty());
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long to) {
        return FutureConverters.asScala(
                CompletableFuture.allOf(store.writeOf(persistenceId, EventTable.deleteTo(persistenceId, to))));
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
        return FutureConverters.asScala(CompletableFuture.allOf(store.read(EventTable.replay(
                persistenceId, from, to, max, event -> replay.accept(event.toPekko(serialization))))));
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long from) {
        return FutureConverters.asScala(store.readOf(persistenceId, EventTable.highest(persistenceId)));
    }
}
