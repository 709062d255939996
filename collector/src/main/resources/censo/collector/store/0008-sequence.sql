-- The number that an agent gave to the last census of which something was kept: its clock may be wrong, its counting is not.
ALTER TABLE agent ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
