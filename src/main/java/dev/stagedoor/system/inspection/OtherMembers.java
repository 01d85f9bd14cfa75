package dev.stagedoor.system.inspection;

import dev.stagedoor.system.wire.Inquiry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/** The other members of the cluster, each asked at the same time. An answer is awaited only so long. */
public final class OtherMembers {

    private final ActorSystem<?> system;
    private final Duration timeout;

    /**
     * What a member answered.
     *
     * @param reachable whether the failure detector of the cluster trusts it
     * @param text the answer; empty if it did not come in time
     */
    record Answer<A>(Member member, boolean reachable, Optional<A> text) {

        /** Returns the name of a process that has not told its own. */
        String name() {
            return OtherMembers.name(member.address());
        }
    }

    OtherMembers(ActorSystem<?> system, Duration timeout) {
        this.system = system;
        this.timeout = timeout;
    }

    /** Returns the name of a process that has not told its own. */
    public static String name(Address address) {
        return address.getHost().orElse("")
                + address.getPort().map(port -> ":" + port).orElse("");
    }

    /**
     * Asks all of them. The future does not fail.
     *
     * @param inquiry makes the message for a recipient of the answer
     */
    <A> CompletableFuture<List<Answer<A>>> ask(Function<ActorRef<A>, Inquiry> inquiry) {
        var cluster = Cluster.get(system);
        var state = cluster.state();
        var answers = StreamSupport.stream(state.getMembers().spliterator(), false)
                .filter(member ->
                        !member.uniqueAddress().equals(cluster.selfMember().uniqueAddress()))
                .map(member -> ask(member, !state.getUnreachable().contains(member), inquiry))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> answers.stream().map(CompletableFuture::join).toList());
    }

    private <A> CompletableFuture<Answer<A>> ask(
            Member member, boolean reachable, Function<ActorRef<A>, Inquiry> inquiry) {
        var silent = new Answer<A>(member, reachable, Optional.empty());
        if (!reachable) {
            return CompletableFuture.completedFuture(silent);
        }
        ActorRef<Inquiry> reporter =
                ActorRefResolver.get(system).resolveActorRef(member.address() + "/system/" + ProcessReporter.NAME);
        return AskPattern.<Inquiry, A>ask(reporter, inquiry::apply, timeout, system.scheduler())
                .thenApply(answer -> new Answer<>(member, true, Optional.of(answer)))
                .exceptionally(late -> silent)
                .toCompletableFuture();
    }
}
