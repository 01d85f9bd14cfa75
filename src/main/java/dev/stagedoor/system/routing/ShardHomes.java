package dev.stagedoor.system.routing;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Homes of the shards: which process hosts which shard, by the addresses of their members. Safe for use by any thread.
 */
public final class ShardHomes implements HostLocator {

    /** A host reports at the deadline itself what it knows, so this is for the way back. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Home>> shards = new ConcurrentHashMap<>();
    private final List<Consumer<Host>> listeners = new CopyOnWriteArrayList<>();
    private final boolean decided;
    private final Set<Host> recovering = ConcurrentHashMap.newKeySet();
    private volatile String selfAddress = "";

    private record Home(Host host, long since) {}

    private ShardHomes(boolean decided) {
        this.decided = decided;
    }

    /** Creates homes for the process that decides them; they are always up to date. */
    public static ShardHomes whereDecided() {
        return new ShardHomes(true);
    }

    /** Creates homes for a process that learns them from the hosts; they may be out of date. */
    public static ShardHomes asLearned() {
        return new ShardHomes(false);
    }

    /** Sets the address of this process, whose shards have no {@link Host}. */
    public void setHere(String address) {
        selfAddress = address;
    }

    /** Adds a host at the address, in place of any before: a process is about to join there. */
    public void arrive(String address) {
        hosts.put(address, new Host(address));
    }

    /** Records the address as the home of a shard. */
    public void settle(String type, String shard, String address) {
        shards.computeIfAbsent(type, key -> new ConcurrentHashMap<>())
                .put(shard, new Home(host(address), System.nanoTime()));
    }

    /** Returns whether the address can be the home of shards. */
    public boolean open(String address) {
        return !host(address).gone();
    }

    /**
     * Marks the host at the address as gone, tells the listeners, and returns it.
     *
     * @param outage how long until its actors can be reached elsewhere; zero if that is not known
     */
    public Host leave(String address, Duration outage) {
        var host = host(address);
        host.leave(outage);
        listeners.forEach(listener -> listener.accept(host));
        return host;
    }

    /** Returns whether the process at the address has ended, and is not forgotten. */
    public boolean left(String address) {
        var host = hosts.get(address);
        return host != null && host.gone();
    }

    /** Forgets a host whose end all members know of. Its shards can move elsewhere, after the host's outage. */
    public void forget(Host host) {
        recovering.removeIf(other -> other.outage().isZero());
        if (!host.outage().isZero()) {
            recovering.add(host);
        }
        shards.values()
                .forEach(shardHomes -> shardHomes
                        .values()
                        .removeIf(
                                home -> (home.host().equals(host) || home.host().isForgotten())
                                        && !recovering.contains(home.host())));
        hosts.values().removeIf(host::equals);
        host.forget();
    }

    /** Returns the host at an address; adds it if there is none. */
    public Host host(String address) {
        return hosts.computeIfAbsent(address, Host::new);
    }

    @Override
    public @Nullable Host of(String type, String shard) {
        var home = home(type, shard);
        return home == null ? null : home.host();
    }

    private @Nullable Home home(String type, String shard) {
        var home = shards.getOrDefault(type, Map.of()).get(shard);
        return home == null || home.host().isForgotten() || home.host().isAt(selfAddress) ? null : home;
    }

    /** A shard whose home is not known may live on a silent host, or gets no home before that host is up or down. */
    @Override
    public Duration outage(String type, String shard) {
        var home = shards.getOrDefault(type, Map.of()).get(shard);
        if (home != null) {
            return home.host().outage();
        }
        return Stream.concat(hosts.values().stream(), recovering.stream())
                .map(Host::outage)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public boolean wasHome(String type, String shard, long moment) {
        var home = home(type, shard);
        return !decided || (home != null && moment - home.since() >= 0);
    }

    @Override
    public boolean decided() {
        return decided;
    }

    @Override
    public void learn(String type, String shard, @Nullable String address) {
        if (decided) {
            return;
        }
        var home = shards.getOrDefault(type, Map.of()).get(shard);
        var host = host(address == null ? selfAddress : address);
        if (home == null || !home.host().equals(host)) {
            settle(type, shard, host.toString());
        }
    }

    @Override
    public Runnable onGone(Consumer<Host> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Duration grace() {
        return GRACE;
    }

    /** Returns how many shards of a type live at the address. */
    public int count(String type, String address) {
        return Math.toIntExact(shards.getOrDefault(type, Map.of()).values().stream()
                .filter(home -> home.host().equals(host(address)))
                .count());
    }

    /** Returns the types that have shards anywhere. */
    public Set<String> types() {
        return shards.keySet();
    }
}
