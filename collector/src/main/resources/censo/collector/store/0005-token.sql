-- A token is changed from time to time: the next one is offered, and takes the place of the old one when it is first used.
ALTER TABLE agent ADD COLUMN next_token ${bytes};

ALTER TABLE agent ADD COLUMN token_at BIGINT NOT NULL DEFAULT 0;

UPDATE agent SET token_at = enrolled_at;
