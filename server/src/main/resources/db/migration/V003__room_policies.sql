-- What a room answers otherwise than the house, and what it tries, as JSON; and since when.
ALTER TABLE room ADD COLUMN policies TEXT NOT NULL DEFAULT '{}';
ALTER TABLE room ADD COLUMN policies_since BIGINT NOT NULL DEFAULT 0;
