package dev.stagedoor.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes events and states to the database as an older version would have. */
final class Yesterday {

    /** Pekko's number of the serializer jackson-cbor. */
    private static final int JACKSON_CBOR = 33;

    private static final CBORMapper CBOR = new CBORMapper();

    private final JdbcClient jdbc;

    Yesterday(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an event whose class had this name and these members. */
    void keep(String persistenceId, int sequenceNumber, String manifest, Map<String, ?> event) {
        jdbc.sql("""
                        INSERT INTO "event_journal" ("persistence_id", "sequence_number", "writer", "write_timestamp",
                            "adapter_manifest", "event_ser_id", "event_ser_manifest", "event_payload")
                        VALUES (?, ?, 'yesterday', 0, '', ?, ?, ?)""")
                .params(persistenceId, sequenceNumber, JACKSON_CBOR, manifest, bytes(event))
                .update();
    }

    /** Adds a state whose class had this name and these members. */
    void state(String persistenceId, String manifest, Map<String, ?> state) {
        jdbc.sql("""
                        INSERT INTO durable_state (persistence_id, revision, state_payload, state_serial_id,
                            state_serial_manifest, state_timestamp)
                        VALUES (?, 1, ?, ?, ?, 0)""")
                .params(persistenceId, bytes(state), JACKSON_CBOR, manifest)
                .update();
    }

    private static byte[] bytes(Map<String, ?> members) {
        try {
            return CBOR.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
