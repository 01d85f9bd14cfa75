package dev.stagedoor.system.memory;

import java.util.function.IntSupplier;

/** Place of one actor within the limit of {@link LocalActors}. For use by the actor's own thread. */
public final class ActorPlace {

    private final LocalActors actors;
    private final Activity activity;
    private boolean taken;

    /** Creates a place that is not taken yet. */
    public ActorPlace(LocalActors actors, Activity activity) {
        this.actors = actors;
        this.activity = activity;
    }

    /**
     * Takes the place, unless the actor kept it over a restart. Returns false if the limit is reached.
     *
     * @param waiting returns how many messages wait for the actor; called by any thread
     */
    public boolean take(IntSupplier waiting) {
        if (taken) {
            activity.restart(waiting);
        } else {
            activity.start(waiting);
            taken = actors.begin(activity);
        }
        return taken;
    }

    /** Releases the place, if the actor has it. */
    public void release() {
        if (taken) {
            taken = false;
            actors.end(activity);
        }
    }
}
