package dev.stagedoor.system;

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

/** Which process hosts which shard; by the addresses of their members. Safe for use by any thread. */
public final class ShardHomes implements HostLocator {

    /** A host tells at the deadline itself what it knows, so this is for the way back. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Home>> shards = new ConcurrentHashMap<>();
    private final List<Consumer<Host>> listeners = new CopyOnWriteArrayList<>();
    private final boolean decided;
    private final Set<Host> recovering = ConcurrentHashMap.newKeySet();
    private volatile String here = "";

    private record Home(Host host, long since) {}

    private ShardHomes(boolean decided) {
        this.decided = decided;
    }

    /** Homes that are settled where they are decided. */
    public static ShardHomes whereDecided() {
        return new ShardHomes(true);
    }

    /** Homes that are learned by asking those who live there, and so may have changed since. */
    public static ShardHomes asLearned() {
        return new ShardHomes(false);
    }

    /** Notes the address of this process, whose shards are nobody's to host. */
    public void setHere(String address) {
        here = address;
    }

    /** Notes that a process is about to join at the address, whoever had it before. */
    public void arrive(String address) {
        hosts.put(address, new Host(address));
    }

    /** Notes that a shard is to live at an address. */
    public void settle(String type, String shard, String address) {
        shards.computeIfAbsent(type, key -> new ConcurrentHashMap<>())
                .put(shard, new Home(host(address), System.nanoTime()));
    }

    /** Whether shards can live at the address. */
    public boolean open(String address) {
        return !host(address).gone();
    }

    /**
     * Notes that the process at the address has ended; returns what it was as a host.
     *
     * @param outage how long it takes until its actors can be reached elsewhere; zero if that is not known
     */
    public Host leave(String address, Duration outage) {
        var host = host(address);
        host.leave(outage);
        listeners.forEach(listener -> listener.accept(host));
        return host;
    }

    /** Whether a process at the address has ended, and is not forgotten. */
    public boolean left(String address) {
        var host = hosts.get(address);
        return host != null && host.gone();
    }

    /** Notes that everybody knows of a host's end; what lived there can live elsewhere, after the host's outage. */
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

    /** The host at an address. */
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
        return home == null || home.host().isForgotten() || home.host().isAt(here) ? null : home;
    }

    /** A shard that nobody has told of lives on a host that is out of sight, or gets no home before that is decided. */
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
        var host = host(address == null ? here : address);
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

    /** How many shards of a type live at the address. */
    public int count(String type, String address) {
        return Math.toIntExact(shards.getOrDefault(type, Map.of()).values().stream()
                .filter(home -> home.host().equals(host(address)))
                .count());
    }

    /** The types of which shards live anywhere. */
    public Set<String> types() {
        return shards.keySet();
    }
}
