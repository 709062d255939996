-- Secrets and tokens are here as SHA-256 only: both are 256 random bits, so nothing slower is needed.
CREATE TABLE enrolment (
  id ${id},
  label TEXT NOT NULL UNIQUE,
  secret ${bytes} NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  uses_left INTEGER NOT NULL,
  revoked_at BIGINT
);

-- An enrolled agent writes for one machine only, which has one agent at a time.
CREATE TABLE agent (
  id TEXT PRIMARY KEY,
  machine TEXT NOT NULL,
  token ${bytes} NOT NULL,
  enrolment BIGINT NOT NULL REFERENCES enrolment (id),
  enrolled_at BIGINT NOT NULL,
  revoked_at BIGINT
);

CREATE INDEX agent_machine ON agent (machine);

-- Keys of the tokens that stand for secrets, of this deployment; agents get the newest when they enrol.
CREATE TABLE fingerprint_key (
  id ${id},
  secret ${bytes} NOT NULL,
  created_at BIGINT NOT NULL
);
