package dev.stagedoor.system;

import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.system.wire.ProtocolCodec;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.jspecify.annotations.Nullable;

/** System base that runs the actors inside this JVM, in a cluster of one. */
final class LocalBase implements SystemBase {

    private final String systemName;

    LocalBase(String systemName) {
        this.systemName = systemName;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public String host(ActorSystem<?> system) {
        return "this process";
    }

    @Override
    public Plan plan(Protocols protocols, @Nullable Journal journal) {
        return new Plan(systemName, "local.conf", Map.of());
    }

    @Override
    public void join(ActorSystem<Void> system, ProtocolCodec codec) {
        var cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
}
