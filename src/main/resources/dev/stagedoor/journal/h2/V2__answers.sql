-- The first answers to requests that came with an Idempotency-Key. Without a status, the request is still running, or was cut off.
CREATE TABLE stagedoor_answer (
    scope VARCHAR NOT NULL,
    idempotency_key VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    runner VARCHAR NOT NULL,
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    status INTEGER,
    headers VARCHAR,
    body BLOB,
    PRIMARY KEY (scope, idempotency_key)
);
CREATE INDEX stagedoor_answer_begun_at ON stagedoor_answer (begun_at);
