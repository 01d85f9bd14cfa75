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
                        INSERT INTO stagedoor_event (persistence_id, sequence_number, writer, written_at,
                            adapter_manifest, serializer, manifest, payload)
                        VALUES (?, ?, 'yesterday', 0, '', ?, ?, ?)""")
                .params(persistenceId, sequenceNumber, JACKSON_CBOR, manifest, bytes(event))
                .update();
    }

    /** Adds a state whose class had this name and these members. */
    void state(String persistenceId, String manifest, Map<String, ?> state) {
        jdbc.sql("""
                        INSERT INTO stagedoor_state (persistence_id, revision, payload, serializer, manifest, tag,
                            written_at)
                        VALUES (?, 1, ?, ?, ?, '', 0)""")
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
