-- What people decide is never overwritten: a later decision goes before, undoing marks the row.
CREATE TABLE decision (
  id ${id},
  kind TEXT NOT NULL,
  application TEXT NOT NULL,
  profile TEXT NOT NULL,
  host TEXT NOT NULL,
  item_kind TEXT NOT NULL,
  item_name TEXT NOT NULL,
  setting TEXT NOT NULL,
  value TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  undone_by TEXT,
  undone_at BIGINT
);
