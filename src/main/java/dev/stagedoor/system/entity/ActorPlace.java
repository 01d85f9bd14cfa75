package dev.stagedoor.system.entity;

import dev.stagedoor.system.shard.ShardName;

/** Place of one actor within the limit of {@link LocalActors}. For use by the actor's own thread. */
final class ActorPlace {

    private final LocalActors actors;
    private final ShardName shard;
    private boolean taken;

    ActorPlace(LocalActors actors, ShardName shard) {
        this.actors = actors;
        this.shard = shard;
    }

    /** Takes the place, unless the actor kept it over a restart. Returns false if the limit is reached. */
    boolean take() {
        taken = taken || actors.begin(shard);
        return taken;
    }

    /** Releases the place, if the actor has it. */
    void release() {
        if (taken) {
            taken = false;
            actors.end(shard);
        }
    }
}
