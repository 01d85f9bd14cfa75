-- The tables of pekko-persistence-jdbc, with room for every id and manifest.
CREATE TABLE event_journal (
    ordering BIGSERIAL,
    persistence_id TEXT NOT NULL,
    sequence_number BIGINT NOT NULL,
    deleted BOOLEAN DEFAULT FALSE NOT NULL,
    writer TEXT NOT NULL,
    write_timestamp BIGINT,
    adapter_manifest TEXT,
    event_ser_id INTEGER NOT NULL,
    event_ser_manifest TEXT NOT NULL,
    event_payload BYTEA NOT NULL,
    meta_ser_id INTEGER,
    meta_ser_manifest TEXT,
    meta_payload BYTEA,
    PRIMARY KEY (persistence_id, sequence_number)
);
CREATE UNIQUE INDEX event_journal_ordering_idx ON event_journal (ordering);

CREATE TABLE event_tag (
    event_id BIGINT REFERENCES event_journal (ordering) ON DELETE CASCADE,
    tag TEXT,
    PRIMARY KEY (event_id, tag)
);

CREATE TABLE snapshot (
    persistence_id TEXT NOT NULL,
    sequence_number BIGINT NOT NULL,
    created BIGINT NOT NULL,
    snapshot_ser_id INTEGER NOT NULL,
    snapshot_ser_manifest TEXT NOT NULL,
    snapshot_payload BYTEA NOT NULL,
    meta_ser_id INTEGER,
    meta_ser_manifest TEXT,
    meta_payload BYTEA,
    PRIMARY KEY (persistence_id, sequence_number)
);

CREATE TABLE durable_state (
    global_offset BIGSERIAL,
    persistence_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    state_payload BYTEA NOT NULL,
    state_serial_id INTEGER NOT NULL,
    state_serial_manifest TEXT,
    tag TEXT,
    state_timestamp BIGINT NOT NULL,
    PRIMARY KEY (persistence_id)
);
CREATE INDEX state_tag_idx ON durable_state (tag);
CREATE INDEX state_global_offset_idx ON durable_state (global_offset);
