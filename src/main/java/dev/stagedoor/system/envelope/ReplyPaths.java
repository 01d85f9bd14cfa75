package dev.stagedoor.system.envelope;

import java.util.UUID;
import org.apache.pekko.actor.ActorPath;
import org.apache.pekko.actor.ActorRefProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.InternalActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/**
 * Paths under which other processes reach the reply references of this one. Each process has names of its own, so that a
 * late reply to an earlier process at the same address reaches nobody in this one. Safe for use by any thread.
 */
public final class ReplyPaths {

    private final ActorRefProvider provider;
    private final String prefix = "ask-" + UUID.randomUUID();

    public ReplyPaths(ActorSystem<?> system) {
        this.provider = ((ExtendedActorSystem) Adapter.toClassic(system)).provider();
    }

    ActorRefProvider provider() {
        return provider;
    }

    /** Makes the reference known under a new path, and returns the path. */
    ActorPath register(InternalActorRef ref) {
        var path = provider.tempPath(prefix);
        provider.registerTempActor(ref, path);
        return path;
    }

    void unregister(ActorPath path) {
        provider.unregisterTempActor(path);
    }
}
