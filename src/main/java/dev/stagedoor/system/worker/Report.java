package dev.stagedoor.system.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** What a worker tells its gateway about itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "report")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Report.Attached.class, name = "attached"),
    @JsonSubTypes.Type(value = Report.Joining.class, name = "joining"),
    @JsonSubTypes.Type(value = Report.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Report.Failed.class, name = "failed")
})
public sealed interface Report {

    /** Its JVM runs, and waits for the assignment. */
    record Attached() implements Report {}

    /**
     * It is about to join the cluster.
     *
     * @param address the address of its member
     * @param protocols what its actors can be asked, by type, as of {@link ProtocolDigest}
     */
    record Joining(String address, Map<String, List<String>> protocols) implements Report {}

    /** Its actors can be asked. */
    record Ready() implements Report {}

    /**
     * It cannot start.
     *
     * @param reason why
     */
    record Failed(String reason) implements Report {}
}
