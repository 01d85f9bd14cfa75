package dev.stagedoor.system;

/** The place of one actor among those of its process. For use by the actor's own thread. */
final class ActorPlace {

    private final LocalActors actors;
    private final ShardName shard;
    private boolean taken;

    ActorPlace(LocalActors actors, ShardName shard) {
        this.actors = actors;
        this.shard = shard;
    }

    /** Takes the place, unless the actor has it already, as it was restarted; false if there is none. */
    boolean take() {
        taken = taken || actors.begin(shard);
        return taken;
    }

    /** Gives the place back, if the actor has it. */
    void leave() {
        if (taken) {
            taken = false;
            actors.end(shard);
        }
    }
}
