package dev.stagedoor.system.multiprocess;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.system.SystemBase;
import dev.stagedoor.system.SystemProperties;
import dev.stagedoor.system.SystemStartException;
import dev.stagedoor.system.frame.Endpoint;
import dev.stagedoor.system.frame.HostLinks;
import dev.stagedoor.system.frame.Links;
import dev.stagedoor.system.frame.SocketPath;
import dev.stagedoor.system.routing.HostLocator;
import dev.stagedoor.system.routing.ShardLocations;
import dev.stagedoor.system.wire.ProtocolCodec;
import dev.stagedoor.system.wire.WireSerializer;
import dev.stagedoor.system.worker.Assignment;
import dev.stagedoor.system.worker.ProtocolDigest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.jspecify.annotations.Nullable;

/**
 * System base that runs the actors in worker processes. The gateway hosts none; as the oldest member of the cluster, it
 * allocates the shards.
 */
final class GatewayBase implements SystemBase, WorkerGateway {

    private static final String ROLES = "pekko.cluster.roles";
    private static final String PAUSE = "pekko.cluster.failure-detector.acceptable-heartbeat-pause";

    /** Heartbeat pause of workers, because only the gateway decides that a member is unreachable. */
    private static final String NEVER = "365d";

    /** Longer than the system takes to report the end of a process whose connections have ended. */
    private static final Duration DOUBT = Duration.ofSeconds(1);

    private final SystemProperties properties;
    private final String systemName;
    private final ShardLocations shardLocations = ShardLocations.authoritative();
    private final WorkerPool workerPool;
    private final CompletableFuture<Map<String, List<String>>> protocols = new CompletableFuture<>();
    private final CompletableFuture<Joined> joined = new CompletableFuture<>();
    private final PrivateFolder folder = PrivateFolder.create();
    private @Nullable TransportSettings transport;
    private @Nullable String database;
    private @Nullable ActorSystem<Void> system;

    private record Joined(String address, TransportSettings transport, ActorRef<Membership.Message> membership) {}

    /**
     * Starts the workers.
     *
     * @param arguments the application's arguments, which the workers get too
     */
    GatewayBase(SystemProperties properties, List<String> arguments) {
        this.properties = properties;
        this.systemName = properties.name() + "-" + Secret.create();
        var command = new WorkerCommand(properties.worker(), arguments);
        this.workerPool = new WorkerPool(
                () -> IntStream.rangeClosed(1, properties.workers())
                        .mapToObj(number ->
                                new SupervisedWorker("worker-" + number, command, this, properties, protocols))
                        .toList(),
                shardLocations);
        workerPool.start();
    }

    WorkerPool workerPool() {
        return workerPool;
    }

    @Override
    public String name() {
        return "multiprocess";
    }

    @Override
    public Plan plan(Protocols served, @Nullable Journal journal) {
        protocols.complete(ProtocolDigest.of(served));
        requireShort(folder.path());
        database = journal == null ? null : journal.sharedUrl();
        transport = TransportSettings.of(properties.transport(), properties.maxMessage(), folder.path());
        var required = new HashMap<>(transport.of(folder.path().resolve("gateway")));
        required.put(ROLES, List.of("gateway"));
        required.put(PAUSE, properties.worker().silence());
        return new Plan(systemName, "multiprocess.conf", required);
    }

    @Override
    public void join(ActorSystem<Void> created, ProtocolCodec codec) {
        var cluster = Cluster.get(created);
        var address = cluster.selfMember().address();
        cluster.manager().tell(Join.create(address));
        system = created;
        var membership = created.systemActorOf(
                Membership.create(shardLocations, workerPool::replace), "membership", Props.empty());
        if (transport != null) {
            joined.complete(new Joined(address.toString(), transport, membership));
        }
    }

    private static void requireShort(Path folder) {
        if (!SocketPath.fits(folder)) {
            throw new SystemStartException(
                    "stagedoor.system.base=multiprocess needs sockets in the temporary folder, but"
                            + " java.io.tmpdir=%s is too long for the path of a socket; set it to a shorter path"
                                    .formatted(System.getProperty("java.io.tmpdir")));
        }
    }

    @Override
    public Links links(ActorSystem<?> running) {
        return new HostLinks(
                member -> Optional.of(new Endpoint.Local(SocketPath.of(folder.path(), member))),
                WireSerializer.largestFrame(running.settings().config()),
                member -> hold(member, running));
    }

    /** Holds messages for a worker whose connections end, as its process has ended, most likely. */
    private void hold(String member, ActorSystem<?> running) {
        shardLocations.known(member).ifPresent(host -> {
            host.markUnreachable(Duration.ZERO);
            running.scheduler().scheduleOnce(DOUBT, host::markReachable, running.executionContext());
        });
    }

    @Override
    public HostLocator hostLocator() {
        return shardLocations;
    }

    @Override
    public boolean hosts() {
        return false;
    }

    @Override
    public <M, E> Entity<M, E> placed(Entity<M, E> entity) {
        if (system == null) {
            throw new IllegalStateException("the actor system does not exist yet");
        }
        var settings = entity.settings().orElse(ClusterShardingSettings.create(system));
        return entity.withAllocationStrategy(new WorkerAllocation(
                entity.typeKey().name(),
                shardLocations,
                Adapter.toClassic(system.<Object>ignoreRef()),
                settings.rememberEntities()));
    }

    @Override
    public void awaitReady() {
        workerPool.start();
        workerPool.awaitStart();
    }

    @Override
    public void stop() {
        workerPool.stop();
    }

    /** Stops the workers that still run, also after a failed start, and deletes the private folder. */
    void close() {
        protocols.complete(Map.of());
        stop();
        folder.delete();
    }

    @Override
    public CompletableFuture<Void> assign(String worker, WorkerProcess process) {
        return joined.thenAccept(gateway -> {
            var settings =
                    new HashMap<>(gateway.transport().of(folder(worker, process).path()));
            settings.put(ROLES, List.of("worker"));
            settings.put(PAUSE, NEVER);
            process.assign(new Assignment(
                    systemName, gateway.address(), settings, folder.path().toString(), database));
        });
    }

    @Override
    public void joining(String address) {
        shardLocations.addHost(address);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    public void ended(String worker, WorkerProcess process, @Nullable String address) {
        if (address != null) {
            var host = shardLocations.markGone(address, Duration.ZERO);
            joined.thenAccept(gateway -> gateway.membership().tell(new Membership.Ended(address, host)));
        }
        folder(worker, process).delete();
    }

    private PrivateFolder folder(String worker, WorkerProcess process) {
        return new PrivateFolder(folder.path().resolve(worker + "-" + process.pid()));
    }
}
