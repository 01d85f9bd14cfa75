package dev.stagedoor.system.routing;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Locations of shards: which process hosts which shard, by the addresses of members. Safe for use by any thread. */
public final class ShardLocations implements HostLocator {

    /** A host reports at the deadline itself what it knows, so this is for the way back. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Location>> shards = new ConcurrentHashMap<>();
    private final List<Consumer<Host>> listeners = new CopyOnWriteArrayList<>();
    private final boolean authoritative;
    private final Set<Host> recovering = ConcurrentHashMap.newKeySet();
    private volatile String selfAddress = "";

    private record Location(Host host, long since, ShardRoute route) {

        Location(Host host) {
            this(host, System.nanoTime(), new ShardRoute(host));
        }
    }

    private ShardLocations(boolean authoritative) {
        this.authoritative = authoritative;
    }

    /** Creates locations for the process that decides them; they are always up to date. */
    public static ShardLocations authoritative() {
        return new ShardLocations(true);
    }

    /** Creates locations for a process that learns them from the hosts; they may be out of date. */
    public static ShardLocations learned() {
        return new ShardLocations(false);
    }

    /** Sets the address of this process, whose shards have no {@link Host}. */
    public void setSelfAddress(String address) {
        selfAddress = address;
    }

    /** Adds a host at the address, in place of any before: a process is about to join there. */
    public void addHost(String address) {
        hosts.put(address, new Host(address));
    }

    /** Records the address as the location of a shard. */
    public void allocate(String type, String shard, String address) {
        shards.computeIfAbsent(type, key -> new ConcurrentHashMap<>()).put(shard, new Location(host(address)));
    }

    /** Returns whether the process at the address can host shards. */
    public boolean canHost(String address) {
        return !host(address).isGone();
    }

    /**
     * Marks the host at the address as gone, tells the listeners, and returns it.
     *
     * @param outage how long until its actors can be reached elsewhere; zero if that is not known
     */
    public Host markGone(String address, Duration outage) {
        var host = host(address);
        host.markGone(outage);
        listeners.forEach(listener -> listener.accept(host));
        return host;
    }

    /** Returns whether the process at the address has ended, and is not forgotten. */
    public boolean isGone(String address) {
        return known(address).filter(Host::isGone).isPresent();
    }

    /** Forgets a host whose end all members know of. Its shards can move elsewhere, after the host's outage. */
    public void forget(Host host) {
        recovering.removeIf(other -> other.outage().isZero());
        if (!host.outage().isZero()) {
            recovering.add(host);
        }
        shards.values()
                .forEach(located -> located.values()
                        .removeIf(location ->
                                (location.host().equals(host) || location.host().isForgotten())
                                        && !recovering.contains(location.host())));
        hosts.values().removeIf(host::equals);
        host.forget();
    }

    /** Returns the host at an address; empty if there is none, or if it is forgotten. */
    public Optional<Host> known(String address) {
        return Optional.ofNullable(hosts.get(address));
    }

    /** Returns the host at an address; adds it if there is none. */
    public Host host(String address) {
        return hosts.computeIfAbsent(address, Host::new);
    }

    @Override
    public @Nullable Host of(String type, String shard) {
        var location = location(type, shard);
        return location == null ? null : location.host();
    }

    @Override
    public @Nullable ShardRoute route(String type, String shard) {
        var location = location(type, shard);
        return location == null ? null : location.route();
    }

    private @Nullable Location location(String type, String shard) {
        var location = shards.getOrDefault(type, Map.of()).get(shard);
        return location == null
                        || location.host().isForgotten()
                        || location.host().isAt(selfAddress)
                ? null
                : location;
    }

    /**
     * A shard whose location is not known may live on an unreachable host, or gets no location before that host is
     * reachable or down.
     */
    @Override
    public Duration outage(String type, String shard) {
        var location = shards.getOrDefault(type, Map.of()).get(shard);
        if (location != null) {
            return location.host().outage();
        }
        return Stream.concat(hosts.values().stream(), recovering.stream())
                .map(Host::outage)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public boolean wasAllocated(String type, String shard, long moment) {
        var location = location(type, shard);
        return !authoritative || (location != null && moment - location.since() >= 0);
    }

    @Override
    public boolean isAuthoritative() {
        return authoritative;
    }

    @Override
    public void learn(String type, String shard, @Nullable String address) {
        if (authoritative) {
            return;
        }
        var location = shards.getOrDefault(type, Map.of()).get(shard);
        var host = host(address == null ? selfAddress : address);
        if (location == null || !location.host().equals(host)) {
            allocate(type, shard, host.toString());
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
                .filter(location -> location.host().equals(host(address)))
                .count());
    }

    /** Returns the types that have shards anywhere. */
    public Set<String> types() {
        return shards.keySet();
    }
}
