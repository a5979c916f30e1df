-- Stories, their texts and originals, what the engine found in them, and the journal of corrections.
--
-- Times are UTC, as text with nine decimals of a second, so that they sort as they stand.
-- Sums are SHA-256: SQLite itself does not notice a byte that changes inside a value.

CREATE TABLE stories (
  id           TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- UUIDv7
  title        TEXT    NOT NULL,
  title_folded TEXT    NOT NULL,           -- for the search box: no case, no accents
  origin       TEXT    NOT NULL,           -- path of the file, 'pasted' or 'sample'
  created      TEXT    NOT NULL,
  changed      TEXT    NOT NULL,
  version      INTEGER NOT NULL CHECK (version >= 1),  -- of the text, see texts
  words        INTEGER NOT NULL CHECK (words >= 0),
  quotes       INTEGER NOT NULL CHECK (quotes >= 0),
  open         INTEGER NOT NULL CHECK (open >= 0),     -- rows somebody still has to look at
  last_seq     INTEGER NOT NULL DEFAULT 0,             -- of the journal
  removed      TEXT                                    -- when it went to the bin
) STRICT, WITHOUT ROWID;

CREATE INDEX stories_by_change ON stories (changed DESC, id DESC);

CREATE TABLE texts (
  story_id TEXT    NOT NULL REFERENCES stories (id),
  version  INTEGER NOT NULL,               -- from 1
  body     TEXT    NOT NULL,
  sum      BLOB    NOT NULL,
  at       TEXT    NOT NULL,
  PRIMARY KEY (story_id, version)
) STRICT;

CREATE TABLE originals (
  story_id TEXT NOT NULL PRIMARY KEY REFERENCES stories (id),
  bytes    BLOB NOT NULL,                  -- as they came
  encoding TEXT NOT NULL,
  sum      BLOB NOT NULL
) STRICT;

CREATE TABLE search (
  story_id TEXT NOT NULL PRIMARY KEY REFERENCES stories (id),
  body     TEXT NOT NULL                   -- the current text, folded like title_folded
) STRICT;

CREATE TABLE findings (
  story_id     TEXT    NOT NULL REFERENCES stories (id),
  run          INTEGER NOT NULL,           -- from 1; the highest is the one in use
  engine       TEXT    NOT NULL,
  model        TEXT    NOT NULL,
  text_version INTEGER NOT NULL,
  body         TEXT    NOT NULL CHECK (json_valid(body)),
  sum          BLOB    NOT NULL,
  at           TEXT    NOT NULL,
  PRIMARY KEY (story_id, run)
) STRICT;

CREATE TABLE corrections (
  story_id     TEXT    NOT NULL REFERENCES stories (id),
  seq          INTEGER NOT NULL,           -- from 1, without a gap
  step         TEXT    NOT NULL,           -- rows of one act share it
  what         TEXT    NOT NULL,
  tbl          TEXT    NOT NULL,
  target       TEXT    NOT NULL,
  "before"     TEXT    NOT NULL CHECK (json_valid("before")),
  "after"      TEXT    NOT NULL CHECK (json_valid("after")),
  cause        TEXT    NOT NULL,
  undoes       TEXT    NOT NULL,           -- step that this one takes back, or ''
  who          TEXT    NOT NULL,
  at           TEXT    NOT NULL,
  text_version INTEGER NOT NULL CHECK (text_version >= 1),
  sum          BLOB    NOT NULL,           -- over all other columns
  PRIMARY KEY (story_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  at    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal is append-only. The first trigger also stops INSERT OR REPLACE, which fires no DELETE trigger.

CREATE TRIGGER corrections_in_order BEFORE INSERT ON corrections
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM corrections WHERE story_id = NEW.story_id)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: wrong seq'); END;

CREATE TRIGGER corrections_no_update BEFORE UPDATE ON corrections
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: no update'); END;

CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: no delete'); END;

-- A text, an original and a run of the engine are never changed either: a new one is added.

CREATE TRIGGER texts_no_update BEFORE UPDATE ON texts
BEGIN SELECT RAISE(ABORT, 'a stored text is never changed'); END;

CREATE TRIGGER texts_no_delete BEFORE DELETE ON texts
BEGIN SELECT RAISE(ABORT, 'a stored text is never deleted'); END;

CREATE TRIGGER originals_no_update BEFORE UPDATE ON originals
BEGIN SELECT RAISE(ABORT, 'an original is never changed'); END;

CREATE TRIGGER originals_no_delete BEFORE DELETE ON originals
BEGIN SELECT RAISE(ABORT, 'an original is never deleted'); END;

CREATE TRIGGER findings_no_update BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are history: no update'); END;
