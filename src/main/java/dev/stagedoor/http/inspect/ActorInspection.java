package dev.stagedoor.http.inspect;

import dev.stagedoor.ask.Address;
import dev.stagedoor.guard.Breakers;
import dev.stagedoor.inspect.ActorInMemory;
import dev.stagedoor.inspect.ActorQuery;
import dev.stagedoor.inspect.ActorsInMemory;
import dev.stagedoor.inspect.FailureQuery;
import dev.stagedoor.inspect.IdOrder;
import dev.stagedoor.inspect.JournalInspector;
import dev.stagedoor.inspect.KeptActor;
import dev.stagedoor.inspect.ListedFailure;
import dev.stagedoor.inspect.MemoryInspector;
import dev.stagedoor.inspect.ProcessInspector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriUtils;

/**
 * Puts together what the processes, the journal and the breakers know of actors. It asks them at the same time, waits
 * only so long, and names those that did not answer. Safe for use by any thread.
 */
public final class ActorInspection {

    private static final Logger LOG = LoggerFactory.getLogger(ActorInspection.class);
    private static final String JOURNAL = "journal";

    private final MemoryInspector memory;
    private final ProcessInspector processes;
    private final @Nullable JournalInspector journal;
    private final Breakers breakers;
    private final Duration timeout;

    /** Answer of the journal; empty if it did not answer. */
    private record Kept<T>(Optional<T> answer) {}

    /**
     * Creates the inspection.
     *
     * @param journal the journal; null if the application has none
     * @param timeout how long to wait for other processes and for the journal
     */
    public ActorInspection(
            MemoryInspector memory,
            ProcessInspector processes,
            @Nullable JournalInspector journal,
            Breakers breakers,
            Duration timeout) {
        this.memory = memory;
        this.processes = processes;
        this.journal = journal;
        this.breakers = breakers;
        this.timeout = timeout;
    }

    /**
     * Returns a page of the list.
     *
     * @param url the URL of the list
     * @param actorsUrl the URL below which the actors are
     */
    public CompletableFuture<ActorList> list(ListRequest.Page page, String url, String actorsUrl) {
        var query = page.query();
        return memory.find(query)
                .thenCombine(
                        kept(inspector -> inspector.ids(query), List.of()),
                        (found, kept) -> list(page, found, kept, url, actorsUrl));
    }

    private ActorList list(
            ListRequest.Page page, ActorsInMemory found, Kept<List<String>> kept, String url, String actorsUrl) {
        var query = page.query();
        var byId = found.actors().stream().collect(Collectors.toMap(ActorInMemory::id, Function.identity()));
        var persisted = new HashSet<>(kept.answer().orElse(List.of()));
        var ids = new TreeSet<>(IdOrder.BY_BYTES);
        ids.addAll(byId.keySet());
        ids.addAll(persisted);
        var entries = ids.stream()
                .limit(page.size())
                .map(id -> new ActorList.Entry(
                        id,
                        actorsUrl + "/" + UriUtils.encode(id, StandardCharsets.UTF_8),
                        persisted.contains(id),
                        breakers.shutOff(query.type(), id).isPresent(),
                        byId.get(id)))
                .toList();
        var next = ids.size() <= page.size()
                ? null
                : "%s?limit=%s&cursor=%s"
                        .formatted(
                                url,
                                page.size(),
                                new Cursor(
                                                query.type(),
                                                query.prefix(),
                                                entries.getLast().id())
                                        .text());
        return new ActorList(query.type(), entries, next, unanswered(found, kept));
    }

    /** Returns what is known of an actor; empty if that is nothing, and all have answered. */
    public CompletableFuture<Optional<ActorView>> view(Address address) {
        var failure = processes
                .find(FailureQuery.last(address.type(), address.id()), timeout)
                .thenApply(all -> ListedFailure.newest(all, 1).stream().findFirst());
        return memory.find(ActorQuery.one(address.type(), address.id()))
                .thenCombine(
                        kept(inspector -> inspector.find(address), Optional.<KeptActor>empty()),
                        (found, kept) -> view(address, found, kept))
                .thenCombine(
                        failure, (view, last) -> last.map(view::withLastFailure).orElse(view))
                .thenApply(view -> Optional.of(view).filter(known -> !known.isOfNobody()));
    }

    private ActorView view(Address address, ActorsInMemory found, Kept<Optional<KeptActor>> kept) {
        return new ActorView(
                address.type(),
                address.id(),
                found.actors().stream()
                        .filter(actor -> actor.id().equals(address.id()))
                        .findFirst()
                        .orElse(null),
                breakers.shutOff(address.type(), address.id()).orElse(null),
                null,
                kept.answer()
                        .flatMap(Function.identity())
                        .map(ActorView.Journal::of)
                        .orElse(null),
                unanswered(found, kept));
    }

    private static List<String> unanswered(ActorsInMemory found, Kept<?> kept) {
        var unanswered = new ArrayList<>(found.silent());
        if (kept.answer().isEmpty()) {
            unanswered.add(JOURNAL);
        }
        return unanswered;
    }

    private <T> CompletableFuture<Kept<T>> kept(Function<JournalInspector, CompletableFuture<T>> question, T nothing) {
        if (journal == null) {
            return CompletableFuture.completedFuture(new Kept<>(Optional.of(nothing)));
        }
        return question.apply(journal)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    if (failure != null) {
                        LOG.debug("event=journal-unanswered reason=\"{}\"", failure.toString());
                    }
                    return new Kept<>(Optional.ofNullable(answer));
                });
    }
}
