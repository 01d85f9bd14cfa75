package dev.stagedoor.system.inspection;

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
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/** Lists the actors in the memory of all processes. It asks them at the same time, and waits only so long. */
public final class ClusterInspector implements MemoryInspector {

    private final Supplier<? extends ActorSystem<?>> joined;
    private final Function<ActorSystem<?>, String> host;
    private final LocalActors actors;
    private final Duration timeout;

    /** What one process answered: its actors, or its name if it did not answer. */
    private sealed interface Answer {

        record Known(List<ActorInMemory> actors) implements Answer {}

        record Silent(String host) implements Answer {}
    }

    /**
     * Creates the inspector.
     *
     * @param joined returns the actor system, which has joined its cluster
     * @param host returns the name of this process
     * @param timeout how long to wait for other processes
     */
    public ClusterInspector(
            Supplier<? extends ActorSystem<?>> joined,
            Function<ActorSystem<?>, String> host,
            LocalActors actors,
            Duration timeout) {
        this.joined = joined;
        this.host = host;
        this.actors = actors;
        this.timeout = timeout;
    }

    @Override
    public CompletableFuture<ActorsInMemory> find(ActorQuery query) {
        var system = joined.get();
        var cluster = Cluster.get(system);
        var state = cluster.state();
        var others = StreamSupport.stream(state.getMembers().spliterator(), false)
                .filter(member ->
                        !member.uniqueAddress().equals(cluster.selfMember().uniqueAddress()))
                .map(member -> ask(member, state, query, system))
                .toList();
        return CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
                .thenApply(all -> merged(
                        query,
                        Stream.concat(
                                        Stream.of(new Answer.Known(actors.find(query, host.apply(system)))),
                                        others.stream().map(CompletableFuture::join))
                                .toList()));
    }

    private CompletableFuture<Answer> ask(
            Member member, ClusterEvent.CurrentClusterState state, ActorQuery query, ActorSystem<?> system) {
        var silent = new Answer.Silent(name(member.address()));
        if (state.getUnreachable().contains(member)) {
            return CompletableFuture.completedFuture(silent);
        }
        ActorRef<ActorInquiry> reporter =
                ActorRefResolver.get(system).resolveActorRef(member.address() + "/system/" + ActorReporter.NAME);
        return AskPattern.<ActorInquiry, ActorReport>ask(
                        reporter, replyTo -> new ActorInquiry(query, replyTo), timeout, system.scheduler())
                .<Answer>thenApply(report -> new Answer.Known(report.actors()))
                .exceptionally(late -> silent)
                .toCompletableFuture();
    }

    /** Returns the name of a process that has not told its own. */
    public static String name(Address address) {
        return address.getHost().orElse("")
                + address.getPort().map(port -> ":" + port).orElse("");
    }

    /** An actor that moves can be in two processes for a moment. */
    private static ActorInMemory later(ActorInMemory one, ActorInMemory other) {
        return one.since().isAfter(other.since()) ? one : other;
    }

    private static ActorsInMemory merged(ActorQuery query, List<Answer> answers) {
        var byId = new TreeMap<String, ActorInMemory>(IdOrder.BY_BYTES);
        answers.stream()
                .flatMap(answer -> answer instanceof Answer.Known(var known) ? known.stream() : Stream.empty())
                .forEach(actor -> byId.merge(actor.id(), actor, ClusterInspector::later));
        var found = byId.values().stream().limit(query.limit()).toList();
        var silent = answers.stream()
                .flatMap(answer -> answer instanceof Answer.Silent(var host) ? Stream.of(host) : Stream.empty())
                .sorted()
                .toList();
        return new ActorsInMemory(found, silent);
    }
}
