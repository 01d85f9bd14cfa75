package dev.stagedoor.system;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.inspection.OtherMembers;
import dev.stagedoor.system.routing.HostLocator;
import dev.stagedoor.system.wire.ProtocolCodec;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * Base that runs the actors: in this JVM, in worker processes, or in a cluster. The methods are called in the order in
 * which they are listed. The defaults fit a base that hosts actors in its own process.
 */
public interface SystemBase {

    /** Returns the name of the base, as in {@code stagedoor.system.base}. */
    String name();

    /**
     * Returns how the actor system is to be created. May block.
     *
     * @param protocols the protocols of the actors
     * @param journal the journal that actors persist in; null if the application has no data source
     * @throws SystemStartException if the base cannot run
     */
    Plan plan(Protocols protocols, @Nullable Journal journal);

    /** Returns the locator of the hosts whose actors this process asks. */
    default HostLocator hostLocator() {
        return HostLocator.HERE;
    }

    /** Returns links from the system, which has joined, to the hosts, if the base has any. */
    default Links links(ActorSystem<?> system) {
        return Links.NONE;
    }

    /** Returns whether this process hosts actors. */
    default boolean hosts() {
        return true;
    }

    /** Returns whether other gateways serve the same actors. */
    default boolean sharesActors() {
        return false;
    }

    /**
     * Makes the system a member of its cluster. Called once, by the thread that created it.
     *
     * @param codec reads requests from other processes and writes replies to them
     */
    void join(ActorSystem<Void> system, ProtocolCodec codec);

    /** Returns the entity with the settings that decide where its actors live. */
    default <M, E> Entity<M, E> placed(Entity<M, E> entity) {
        return entity;
    }

    /** Returns why the system cannot be asked, if that is known. Called when the start took too long. */
    default Optional<String> obstacle(ActorSystem<?> system) {
        return Optional.empty();
    }

    /**
     * Waits until the base has all it needs to answer asks.
     *
     * @throws SystemStartException if it will not have that
     */
    default void awaitReady() {}

    /** Returns the name by which operators know this process. */
    default String host(ActorSystem<?> system) {
        return OtherMembers.name(Cluster.get(system).selfMember().address());
    }

    /** Returns the state of the system's member in its cluster. */
    default Standing standing(ActorSystem<?> system) {
        return new Standing(true, Map.of());
    }

    /** Releases what the base holds besides the actor system of this process, which still runs. */
    default void stop() {}

    /**
     * State of a member in its cluster.
     *
     * @param connected whether the member can reach enough of the others
     * @param details what health shows of that
     */
    record Standing(boolean connected, Map<String, Object> details) {}

    /**
     * Plan of an actor system.
     *
     * @param systemName its name
     * @param defaults the name of a resource beside this class, with defaults that suit the base better than Pekko's
     * @param required the settings that an application cannot change, by path
     */
    record Plan(String systemName, String defaults, Map<String, Object> required) {

        /** Copies the values. */
        public Plan {
            required = Map.copyOf(required);
        }
    }
}
