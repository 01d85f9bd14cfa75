package dev.stagedoor.system.routing;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Locator of the processes that host actors, as far as the asking process knows. Safe for use by any thread. */
public interface HostLocator {

    /** Locator for a process that hosts all actors itself. */
    HostLocator HERE = new HostLocator() {

        @Override
        public @Nullable Host of(String type, String shard) {
            return null;
        }

        @Override
        public @Nullable ShardRoute route(String type, String shard) {
            return null;
        }

        @Override
        public boolean isAuthoritative() {
            return true;
        }

        @Override
        public boolean wasAllocated(String type, String shard, long moment) {
            return true;
        }

        @Override
        public void learn(String type, String shard, @Nullable String address) {
            // this process hosts all shards
        }

        @Override
        public Runnable onGone(Consumer<Host> listener) {
            return () -> {};
        }

        @Override
        public Duration outage(String type, String shard) {
            return Duration.ZERO;
        }

        @Override
        public Duration grace() {
            return Duration.ZERO;
        }
    };

    /** Returns the host of a shard; null if no host is known yet, or if it is this process. */
    @Nullable
    Host of(String type, String shard);

    /** Returns the route to a shard in another process; null if no host is known yet, or if it is this process. */
    @Nullable
    ShardRoute route(String type, String shard);

    /**
     * Returns whether the locator knows hosts as soon as they are decided. Otherwise it learns them later, and they may
     * be out of date.
     */
    boolean isAuthoritative();

    /**
     * Returns whether the shard can have had its present location at the moment. False is certain only if shards move
     * for no other reason than the end of their host.
     *
     * @param moment comparable with {@link System#nanoTime()}
     */
    boolean wasAllocated(String type, String shard, long moment);

    /**
     * Records the host of a shard, as an answer shows it.
     *
     * @param address the address of the host; null if it is this process
     */
    void learn(String type, String shard, @Nullable String address);

    /**
     * Registers a listener that gets each host once it is gone.
     *
     * @return removes the listener
     */
    Runnable onGone(Consumer<Host> listener);

    /** Returns how long the actors of a shard cannot be reached yet; zero if they can, or if that is not known. */
    Duration outage(String type, String shard);

    /** Returns how long after the deadline a host may still report whether the message was begun. */
    Duration grace();
}
