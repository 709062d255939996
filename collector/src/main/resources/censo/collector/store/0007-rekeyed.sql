-- Tokens that a secret got when keys rotated, and the first one that it was known by, which is kept in their place.
CREATE TABLE rekeyed (
  token TEXT PRIMARY KEY,
  first TEXT NOT NULL
);
