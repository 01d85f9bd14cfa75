package dev.stagedoor.system.inspection;

import dev.stagedoor.ask.Workers;
import dev.stagedoor.inspect.ActorInMemory;
import dev.stagedoor.inspect.ActorQuery;
import dev.stagedoor.inspect.ActorsInMemory;
import dev.stagedoor.inspect.IdOrder;
import dev.stagedoor.inspect.MemoryInspector;
import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.wire.ActorInquiry;
import dev.stagedoor.system.wire.ActorReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/** Lists the actors in the memory of all processes. It asks them at the same time, and waits only so long. */
public final class ClusterInspector implements MemoryInspector {

    private final Supplier<? extends ActorSystem<?>> joined;
    private final Function<ActorSystem<?>, String> host;
    private final LocalActors actors;
    private final Duration timeout;
    private final @Nullable Workers workers;

    /**
     * Creates the inspector.
     *
     * @param joined returns the actor system, which has joined its cluster
     * @param host returns the name of this process
     * @param timeout how long to wait for other processes
     * @param workers the worker processes; null if the base has none
     */
    public ClusterInspector(
            Supplier<? extends ActorSystem<?>> joined,
            Function<ActorSystem<?>, String> host,
            LocalActors actors,
            Duration timeout,
            @Nullable Workers workers) {
        this.joined = joined;
        this.host = host;
        this.actors = actors;
        this.timeout = timeout;
        this.workers = workers;
    }

    @Override
    public CompletableFuture<ActorsInMemory> find(ActorQuery query) {
        var system = joined.get();
        return new OtherMembers(system, timeout)
                .<ActorReport>ask(replyTo -> new ActorInquiry(query, replyTo))
                .thenApply(answers -> merged(query, actors.find(query, host.apply(system)), answers));
    }

    /** An actor that moves can be in two processes for a moment. */
    private static ActorInMemory later(ActorInMemory one, ActorInMemory other) {
        return one.since().isAfter(other.since()) ? one : other;
    }

    private ActorsInMemory merged(
            ActorQuery query, List<ActorInMemory> here, List<OtherMembers.Answer<ActorReport>> others) {
        var byId = new TreeMap<String, ActorInMemory>(IdOrder.BY_BYTES);
        Stream.concat(
                        here.stream(),
                        others.stream()
                                .flatMap(answer -> answer.text().stream())
                                .flatMap(report -> report.actors().stream()))
                .forEach(actor -> byId.merge(actor.id(), actor, ClusterInspector::later));
        return new ActorsInMemory(
                byId.values().stream().limit(query.limit()).toList(),
                others.stream()
                        .filter(answer -> answer.text().isEmpty())
                        .map(this::name)
                        .sorted()
                        .toList());
    }

    private String name(OtherMembers.Answer<ActorReport> silent) {
        var member = silent.member().address().toString();
        return Optional.ofNullable(workers).flatMap(all -> all.nameAt(member)).orElseGet(silent::name);
    }
}
