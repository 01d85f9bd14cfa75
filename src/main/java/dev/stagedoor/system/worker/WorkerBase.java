package dev.stagedoor.system.worker;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.system.SystemBase;
import dev.stagedoor.system.frame.Endpoint;
import dev.stagedoor.system.frame.FrameServer;
import dev.stagedoor.system.frame.SocketPath;
import dev.stagedoor.system.wire.ProtocolCodec;
import dev.stagedoor.system.wire.WireSerializer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.jspecify.annotations.Nullable;

/** System base of a worker, which hosts actors for the gateway at the other end of the tether. */
final class WorkerBase implements SystemBase {

    private final Tether tether;
    private final String name;
    private Map<String, List<String>> protocols = Map.of();
    private @Nullable FrameServer frameServer;

    WorkerBase(Tether tether, String name) {
        this.tether = tether;
        this.name = name;
    }

    @Override
    public String name() {
        return "multiprocess";
    }

    @Override
    public String host(ActorSystem<?> system) {
        return name;
    }

    @Override
    public Plan plan(Protocols served, @Nullable Journal journal) {
        protocols = ProtocolDigest.of(served);
        var assignment = tether.assignment();
        if (journal != null && assignment.database() != null) {
            journal.reach(assignment.database());
        }
        return new Plan(assignment.systemName(), "multiprocess.conf", assignment.settings());
    }

    @Override
    public void join(ActorSystem<Void> system, ProtocolCodec codec) {
        var cluster = Cluster.get(system);
        var member = cluster.selfMember().address().toString();
        frameServer = new FrameServer(
                new Endpoint.Local(SocketPath.of(Path.of(tether.assignment().folder()), member)),
                WireSerializer.largestFrame(system.settings().config()),
                system,
                codec);
        tether.report(new Report.Joining(member, protocols));
        cluster.manager()
                .tell(Join.create(AddressFromURIString.parse(tether.assignment().gateway())));
    }

    @Override
    public void stop() {
        if (frameServer != null) {
            frameServer.close();
        }
    }
}
