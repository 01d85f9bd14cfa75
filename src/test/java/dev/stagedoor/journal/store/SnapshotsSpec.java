package dev.stagedoor.journal.store;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.CapabilityFlag;
import org.apache.pekko.persistence.japi.snapshot.JavaSnapshotStoreSpec;

/** Pekko's own tests of a snapshot store, with everything that is optional, on {@link StoredSnapshots}. */
final class SnapshotsSpec extends JavaSnapshotStoreSpec {

    private static final long serialVersionUID = 1L;

    private final transient ActorSystem system;

    SnapshotsSpec(Store store) {
        super(TckSystem.CONFIG);
        this.system = TckSystem.create(store);
    }

    @Override
    public ActorSystem system() {
        return system;
    }

    @Override
    public CapabilityFlag supportsSerialization() {
        return CapabilityFlag.on();
    }

    @Override
    public CapabilityFlag supportsMetadata() {
        return CapabilityFlag.on();
    }
}
