package dev.stagedoor.system;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where actors are hosted, as far as the asking process knows. Safe for use by any thread. */
public interface HostLocator {

    /** All actors are in this process. */
    HostLocator HERE = new HostLocator() {

        @Override
        public @Nullable Host of(String type, String shard) {
            return null;
        }

        @Override
        public boolean decided() {
            return true;
        }

        @Override
        public boolean wasHome(String type, String shard, long moment) {
            return true;
        }

        @Override
        public void learn(String type, String shard, @Nullable String address) {
            // it is known
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

    /** The host of a shard; null if the shard has none yet, or it is this process. */
    @Nullable
    Host of(String type, String shard);

    /** Whether hosts are known as soon as they are decided, and not by what was learned of them before. */
    boolean decided();

    /**
     * Whether the shard can have lived then where it does now; false is certain only as long as shards get another home for no
     * other reason than that their host has ended.
     *
     * @param moment comparable with {@link System#nanoTime()}
     */
    boolean wasHome(String type, String shard, long moment);

    /**
     * Takes note of who answered for a shard.
     *
     * @param address the address of its host; null if that is this process
     */
    void learn(String type, String shard, @Nullable String address);

    /**
     * Has each host that is gone told to the listener, once it says of itself that it is.
     *
     * @return what ends that
     */
    Runnable onGone(Consumer<Host> listener);

    /** How long the actors of a shard cannot be reached yet; zero if they can, or that is not known. */
    Duration outage(String type, String shard);

    /** How long after a deadline a host may still tell whether the message was begun. */
    Duration grace();
}
