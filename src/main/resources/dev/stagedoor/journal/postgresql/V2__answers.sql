-- The first answers to requests that came with an Idempotency-Key. Without a status, the request is still running, or was cut off.
CREATE TABLE stagedoor_answer (
    scope TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    runner TEXT NOT NULL,
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    status INTEGER,
    headers TEXT,
    body BYTEA,
    PRIMARY KEY (scope, idempotency_key)
);
CREATE INDEX stagedoor_answer_begun_at ON stagedoor_answer (begun_at);
