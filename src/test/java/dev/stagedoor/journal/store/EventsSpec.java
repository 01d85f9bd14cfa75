package dev.stagedoor.journal.store;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.CapabilityFlag;
import org.apache.pekko.persistence.japi.journal.JavaJournalSpec;

/** Pekko's own tests of a journal, with everything that is optional, on {@link StoredEvents}. */
final class EventsSpec extends JavaJournalSpec {

    private static final long serialVersionUID = 1L;

    private final transient ActorSystem system;

    EventsSpec(Store store) {
        super(TckSystem.CONFIG);
        this.system = TckSystem.create(store);
    }

    @Override
    public ActorSystem system() {
        return system;
    }

    @Override
    public CapabilityFlag supportsRejectingNonSerializableObjects() {
        return CapabilityFlag.on();
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
