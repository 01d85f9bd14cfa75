package dev.stagedoor.system;

/** The place of one actor in the quota of its process. For use by the actor's own thread. */
final class QuotaPlace {

    private final ActorQuota quota;
    private boolean taken;

    QuotaPlace(ActorQuota quota) {
        this.quota = quota;
    }

    /** Takes the place, unless the actor has it already, as it was restarted; false if there is none. */
    boolean take() {
        taken = taken || quota.begin();
        return taken;
    }

    /** Gives the place back, if the actor has it. */
    void leave() {
        if (taken) {
            taken = false;
            quota.end();
        }
    }
}
