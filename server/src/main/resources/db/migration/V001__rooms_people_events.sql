-- One schema for SQLite and PostgreSQL. Times are milliseconds since 1970 in UTC. Secrets are kept as hashes, but for
-- the invite, which facilitators need to read again.

CREATE TABLE staff (
  id            TEXT PRIMARY KEY,
  login         TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  standing      TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created_at    BIGINT NOT NULL
);

CREATE TABLE staff_sign_in (
  token_hash TEXT PRIMARY KEY,
  staff_id   TEXT NOT NULL REFERENCES staff (id),
  until      BIGINT NOT NULL
);

CREATE TABLE staff_link (
  token_hash TEXT PRIMARY KEY,
  standing   TEXT NOT NULL,
  until      BIGINT NOT NULL
);

CREATE TABLE room (
  id                 TEXT PRIMARY KEY,
  name               TEXT NOT NULL,
  purpose            TEXT NOT NULL,
  kind               TEXT NOT NULL,
  guidelines         TEXT NOT NULL,
  guidelines_version INTEGER NOT NULL,
  capacity           INTEGER NOT NULL,
  slow_seconds       INTEGER NOT NULL,
  invite             TEXT NOT NULL UNIQUE,
  created_at         BIGINT NOT NULL
);

CREATE TABLE room_staff (
  room_id  TEXT NOT NULL REFERENCES room (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  role     TEXT NOT NULL,
  PRIMARY KEY (room_id, staff_id)
);
CREATE INDEX room_staff_by_staff ON room_staff (staff_id);

CREATE TABLE meeting (
  id        TEXT PRIMARY KEY,
  room_id   TEXT NOT NULL REFERENCES room (id),
  starts_at BIGINT NOT NULL,
  minutes   INTEGER NOT NULL,
  state     TEXT NOT NULL
);
CREATE INDEX meeting_by_room ON meeting (room_id, starts_at);

CREATE TABLE member (
  id          TEXT PRIMARY KEY,
  room_id     TEXT NOT NULL REFERENCES room (id),
  name        TEXT NOT NULL,
  token_hash  TEXT NOT NULL,
  device_hash TEXT,
  agreed      INTEGER NOT NULL,
  created_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX member_by_token ON member (room_id, token_hash);
CREATE INDEX member_by_device ON member (room_id, device_hash);

-- Who is kept out of a room; until is null for the rest of the meeting that is on.
CREATE TABLE shut_out (
  room_id   TEXT NOT NULL,
  member_id TEXT NOT NULL,
  name      TEXT NOT NULL,
  until     BIGINT,
  PRIMARY KEY (room_id, member_id)
);

-- The log of every meeting. (meeting_id, position) is the fence: whoever would write what is written already fails.
-- seq is the public number, null for what is backstage.
CREATE TABLE event (
  meeting_id TEXT NOT NULL,
  position   BIGINT NOT NULL,
  seq        BIGINT,
  kind       TEXT NOT NULL,
  body       TEXT NOT NULL,
  PRIMARY KEY (meeting_id, position)
);
CREATE INDEX event_lines ON event (meeting_id, seq) WHERE kind = 'said';
