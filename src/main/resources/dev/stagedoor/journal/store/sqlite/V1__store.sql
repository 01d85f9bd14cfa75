-- What actors persist, and first answers. Times are milliseconds since 1970.
CREATE TABLE stagedoor_event (
    ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
    persistence_id TEXT NOT NULL,
    sequence_number INTEGER NOT NULL,
    -- The last event of an actor is marked instead of deleted, so that its sequence number is not given again.
    deleted INTEGER NOT NULL DEFAULT 0,
    written_at INTEGER NOT NULL,
    writer TEXT NOT NULL,
    adapter_manifest TEXT NOT NULL,
    serializer INTEGER NOT NULL,
    manifest TEXT NOT NULL,
    payload BLOB NOT NULL,
    metadata_serializer INTEGER,
    metadata_manifest TEXT,
    metadata BLOB,
    -- One tag on each line.
    tags TEXT,
    -- The Idempotency-Key of the request that caused it.
    idempotency_key TEXT,
    UNIQUE (persistence_id, sequence_number)
);

CREATE TABLE stagedoor_snapshot (
    persistence_id TEXT NOT NULL,
    sequence_number INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    serializer INTEGER NOT NULL,
    manifest TEXT NOT NULL,
    payload BLOB NOT NULL,
    metadata_serializer INTEGER,
    metadata_manifest TEXT,
    metadata BLOB,
    PRIMARY KEY (persistence_id, sequence_number)
) WITHOUT ROWID;

CREATE TABLE stagedoor_state (
    persistence_id TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    tag TEXT NOT NULL,
    -- Without a payload, the state is deleted.
    serializer INTEGER,
    manifest TEXT,
    payload BLOB,
    idempotency_key TEXT
) WITHOUT ROWID;

-- The first answers to requests that came with an Idempotency-Key. Without a status, the request is still running, or was cut off.
-- Without a runner, nothing runs.
CREATE TABLE stagedoor_answer (
    scope TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    runner TEXT NOT NULL,
    -- How often it was begun; after the first time, an earlier run may have taken effect.
    run INTEGER NOT NULL DEFAULT 1,
    -- 1 if an actor has persisted something for the request, 2 if one may do so later.
    effect INTEGER NOT NULL DEFAULT 0,
    begun_at INTEGER NOT NULL,
    -- 1 if the answer does not say whether the request took effect, but the journal may know.
    open INTEGER NOT NULL DEFAULT 0,
    status INTEGER,
    headers TEXT,
    body BLOB,
    PRIMARY KEY (scope, idempotency_key)
);
CREATE INDEX stagedoor_answer_begun_at ON stagedoor_answer (begun_at);
