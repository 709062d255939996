-- ${id}, ${bytes} and ${clustered} are the words that SQLite and PostgreSQL spell differently (Database).

-- Every text that was ever received, once: the JSON of a part of a snapshot, or the bytes of a file; deflated.
CREATE TABLE content (
  id ${id},
  digest ${bytes} NOT NULL UNIQUE,
  body ${bytes} NOT NULL
);

-- What has a history: an item, where it stands, a file, a problem…; shared by all hosts.
CREATE TABLE thing (
  id ${id},
  part TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (part, kind, name)
);

CREATE TABLE host (
  no ${id},
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  os TEXT NOT NULL,
  agent TEXT NOT NULL,
  first_seen BIGINT NOT NULL,
  last_seen BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  kept INTEGER NOT NULL,
  items INTEGER NOT NULL,
  files INTEGER NOT NULL,
  lost INTEGER NOT NULL,
  ignored INTEGER NOT NULL,
  fatal INTEGER NOT NULL,
  doubt INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  sources_read INTEGER NOT NULL
);

-- One row for each snapshot that said something new; "at" orders those of a host.
CREATE TABLE snapshot (
  id ${id},
  host BIGINT NOT NULL REFERENCES host (no),
  digest TEXT NOT NULL,
  at BIGINT NOT NULL,
  taken_at TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  agent TEXT NOT NULL,
  first INTEGER NOT NULL,
  added INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  files INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  UNIQUE (host, at)
);

-- The host had the thing with this content from "since" until before "until".
CREATE TABLE span (
  host BIGINT NOT NULL REFERENCES host (no),
  thing BIGINT NOT NULL REFERENCES thing (id),
  since BIGINT NOT NULL,
  until BIGINT NOT NULL,
  content BIGINT NOT NULL REFERENCES content (id),
  PRIMARY KEY (host, thing, since)
) ${clustered};

CREATE INDEX span_until ON span (host, until);

CREATE INDEX span_since ON span (host, since);
