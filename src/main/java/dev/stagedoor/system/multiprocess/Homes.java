package dev.stagedoor.system.multiprocess;

import dev.stagedoor.system.Host;
import dev.stagedoor.system.Hosting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which worker hosts which shard, as allocated; by the addresses of their members. Safe for use by any thread. */
final class Homes implements Hosting {

    /** A worker tells at the deadline itself what it knows, so this is for the way back. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Host>> shards = new ConcurrentHashMap<>();
    private final List<Consumer<Host>> listeners = new CopyOnWriteArrayList<>();

    /** Notes that a process is about to join at the address, whoever had it before. */
    void arrive(String address) {
        hosts.put(address, new Host(address));
    }

    /** Notes that a shard is to live at an address. */
    void settle(String type, String shard, String address) {
        shards.computeIfAbsent(type, key -> new ConcurrentHashMap<>()).put(shard, host(address));
    }

    /** Whether shards can live at the address. */
    boolean open(String address) {
        return !host(address).gone();
    }

    /** Notes that the process at the address has ended; returns what it was as a host. */
    Host leave(String address) {
        var host = host(address);
        host.leave();
        listeners.forEach(listener -> listener.accept(host));
        return host;
    }

    /** Whether a process at the address has ended, and is not forgotten. */
    boolean left(String address) {
        var host = hosts.get(address);
        return host != null && host.gone();
    }

    /** Notes that everybody knows of a host's end; what lived there can live elsewhere. */
    void forget(Host host) {
        shards.values().forEach(homes -> homes.values().removeIf(host::equals));
        hosts.values().removeIf(host::equals);
        host.leave();
        host.forgotten().complete(null);
    }

    /** The host at an address. */
    Host host(String address) {
        return hosts.computeIfAbsent(address, Host::new);
    }

    @Override
    public @Nullable Host of(String type, String shard) {
        return shards.getOrDefault(type, Map.of()).get(shard);
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
    int count(String type, String address) {
        return Math.toIntExact(shards.getOrDefault(type, Map.of()).values().stream()
                .filter(host(address)::equals)
                .count());
    }

    /** The types of which shards live anywhere. */
    Set<String> types() {
        return shards.keySet();
    }
}
