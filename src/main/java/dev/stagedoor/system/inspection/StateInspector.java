package dev.stagedoor.system.inspection;

import dev.stagedoor.ask.Address;
import dev.stagedoor.inspect.ActorQuery;
import dev.stagedoor.inspect.JournalInspector;
import dev.stagedoor.inspect.KeptActor;
import dev.stagedoor.journal.kept.History;
import dev.stagedoor.journal.kept.StoredActors;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Inspector that also tells the states of event-sourced actors.
 *
 * @param stored finds what actors persisted
 * @param fold makes a state of events
 * @param json writes it
 */
public record StateInspector(StoredActors stored, StateFold fold, PersistedJson json) implements JournalInspector {

    @Override
    public CompletableFuture<List<String>> ids(ActorQuery query) {
        return stored.ids(query);
    }

    @Override
    public CompletableFuture<Optional<KeptActor>> find(Address address) {
        return stored.find(address)
                .thenCompose(found -> found.isEmpty() || found.get().events() == null
                        ? CompletableFuture.completedFuture(found)
                        : stored.history(address)
                                .thenCompose(history -> folded(address, history, found.get()))
                                .thenApply(Optional::of));
    }

    private CompletableFuture<KeptActor> folded(Address address, History history, KeptActor actor) {
        if (history.events().size() > History.MOST) {
            return CompletableFuture.completedFuture(actor.withState(KeptActor.Content.unreadable(
                    actor.lastEvent(),
                    "it is made of more than %s events since the last snapshot".formatted(History.MOST))));
        }
        return fold.state(address, history)
                .thenApply(state -> state.map(
                                value -> actor.withState(KeptActor.Content.of(actor.lastEvent(), json.write(value))))
                        .orElse(actor))
                .exceptionally(
                        failure -> actor.withState(KeptActor.Content.unreadable(actor.lastEvent(), fault(failure))));
    }

    /** The message of the failure could hold more than the state itself. */
    private static String fault(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return "the actor's own code cannot make it of the events: %s"
                .formatted(cause.getClass().getName());
    }
}
