package dev.stagedoor.inspect;

import dev.stagedoor.ask.Address;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds what actors persisted by the default journal, under the persistence ids that {@code PersistenceId.of} makes of
 * their types and ids. Safe for use by any thread.
 */
public interface JournalInspector {

    /** Returns the ids of actors that persisted something. The future fails if the database fails. */
    CompletableFuture<List<String>> ids(ActorQuery query);

    /** Returns what an actor persisted; empty if it is nothing. The future fails if the database fails. */
    CompletableFuture<Optional<KeptActor>> find(Address address);
}
