package dev.stagedoor.system.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** Report of a worker to its gateway about its own state. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "report")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Report.Attached.class, name = "attached"),
    @JsonSubTypes.Type(value = Report.Joining.class, name = "joining"),
    @JsonSubTypes.Type(value = Report.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Report.Failed.class, name = "failed")
})
public sealed interface Report {

    /** The worker's JVM runs and waits for the assignment. */
    record Attached() implements Report {}

    /**
     * The worker is about to join the cluster.
     *
     * @param address the address of its member
     * @param protocols the messages of its actors, keyed by type, as in {@link ProtocolDigest}
     */
    record Joining(String address, Map<String, List<String>> protocols) implements Report {}

    /** The worker's actors can be asked. */
    record Ready() implements Report {}

    /**
     * The worker cannot start.
     *
     * @param reason the reason
     */
    record Failed(String reason) implements Report {}
}
