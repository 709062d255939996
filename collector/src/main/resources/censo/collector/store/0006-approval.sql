-- Machines that have an agent and ask to enrol again: a person says whether that is the same machine.
CREATE TABLE approval (
  machine TEXT PRIMARY KEY,
  asked_at BIGINT NOT NULL,
  approved_at BIGINT
);
