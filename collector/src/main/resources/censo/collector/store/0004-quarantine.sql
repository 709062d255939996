-- Snapshots that held what a rule takes for a secret: when, where and why; of what stood there only its keyed fingerprint.
-- The last one of a host; gone when the host sends one that may be kept.
CREATE TABLE quarantine (
  id ${id},
  host TEXT NOT NULL,
  at BIGINT NOT NULL,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  item TEXT NOT NULL,
  setting TEXT NOT NULL,
  rule TEXT NOT NULL,
  fingerprint TEXT NOT NULL
);

CREATE INDEX quarantine_host ON quarantine (host);

-- What a person looked at and found to be no secret: a value, by its fingerprint, in a file or in all whose path begins so.
CREATE TABLE accepted (
  id ${id},
  file TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (file, fingerprint)
);
