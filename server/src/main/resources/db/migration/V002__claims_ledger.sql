-- Claims that the house's own staff have added or changed, as JSON.
CREATE TABLE claim (
  id         TEXT PRIMARY KEY,
  body       TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);

-- What moderation did, without anybody's words: each entry's hash covers the one before it, so that nothing can be
-- changed or taken out unseen.
CREATE TABLE ledger (
  meeting_id TEXT NOT NULL,
  number     BIGINT NOT NULL,
  entry      TEXT NOT NULL,
  hash       TEXT NOT NULL,
  PRIMARY KEY (meeting_id, number)
);
