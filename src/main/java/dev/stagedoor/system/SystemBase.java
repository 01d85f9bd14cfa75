package dev.stagedoor.system;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.Protocols;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.jspecify.annotations.Nullable;

/**
 * A way to run the same actors. Its methods are called in the order they are listed; what is not overridden fits a base that
 * hosts actors in its own process.
 */
public interface SystemBase {

    /** The name of the base, as in {@code stagedoor.system.base}. */
    String name();

    /**
     * How the actor system is to be created. May block.
     *
     * @param protocols what the actors can be asked
     * @param journal where actors persist; null if the application has no data source
     * @throws SystemStartException if the base cannot run
     */
    Plan plan(Protocols protocols, @Nullable Journal journal);

    /** Where the actors of this process's asks are. */
    default HostLocator hostLocator() {
        return HostLocator.HERE;
    }

    /** Whether actors live in this process. */
    default boolean hosts() {
        return true;
    }

    /** Makes the system a member of its cluster; called once, by the thread that created it. */
    void join(ActorSystem<Void> system);

    /** The entity, with what decides where its actors live. */
    default <M, E> Entity<M, E> placed(Entity<M, E> entity) {
        return entity;
    }

    /** What keeps the system from being asked, where that is known; called when it took too long. */
    default Optional<String> obstacle(ActorSystem<?> system) {
        return Optional.empty();
    }

    /**
     * Waits until the base has all it needs for asks to be answered.
     *
     * @throws SystemStartException if that will not be
     */
    default void awaitReady() {}

    /** What can be told of the cluster that the system is a member of. */
    default Standing standing(ActorSystem<?> system) {
        return new Standing(true, Map.of());
    }

    /** Gives up what the base holds besides the actor system of this process, which still runs. */
    default void stop() {}

    /**
     * How a member stands in its cluster.
     *
     * @param connected whether it can reach enough of the others
     * @param details what health shows of that
     */
    record Standing(boolean connected, Map<String, Object> details) {}

    /**
     * How an actor system is to be created.
     *
     * @param systemName its name
     * @param defaults a resource beside this class: what suits the base better than Pekko's defaults
     * @param required what has to be so, by path
     */
    record Plan(String systemName, String defaults, Map<String, Object> required) {

        /** Copies the values. */
        public Plan {
            required = Map.copyOf(required);
        }
    }
}
