-- What the desk has learnt of people and organisations. All but people_decisions follows from the saved stories and can
-- be made anew from them; the rows of a story change in the transaction that changes the story.

CREATE TABLE sightings (
  story_id TEXT    NOT NULL REFERENCES stories (id),
  person   TEXT    NOT NULL,               -- the name as names are compared, with its type
  at       TEXT    NOT NULL,               -- when the story came in
  type     TEXT    NOT NULL,
  name     TEXT    NOT NULL,               -- as the story shows it
  forms    TEXT    NOT NULL CHECK (json_valid(forms)), -- as it is printed elsewhere
  role     TEXT    NOT NULL,
  quotes   INTEGER NOT NULL CHECK (quotes >= 0),       -- confirmed ones
  words    INTEGER NOT NULL CHECK (words >= 0),        -- in those
  PRIMARY KEY (story_id, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX sightings_by_person ON sightings (person, at DESC, story_id, quotes, words);

CREATE TABLE people (
  person  TEXT    NOT NULL PRIMARY KEY,
  stories INTEGER NOT NULL CHECK (stories > 0),
  quotes  INTEGER NOT NULL,
  words   INTEGER NOT NULL,
  last    TEXT    NOT NULL                 -- when the latest of the stories came in
) STRICT, WITHOUT ROWID;

CREATE INDEX people_by_last ON people (last DESC, person);

CREATE TABLE people_words (
  word    TEXT    NOT NULL,                -- of a name, or a marked one
  person  TEXT    NOT NULL,
  stories INTEGER NOT NULL CHECK (stories > 0),        -- that bring it
  PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;

-- What people have said of the memory: two are one, one is somebody else, another form of a name.

CREATE TABLE people_decisions (
  seq      INTEGER PRIMARY KEY,
  what     TEXT NOT NULL,
  person   TEXT NOT NULL,
  other    TEXT NOT NULL,
  story_id TEXT NOT NULL,
  name     TEXT NOT NULL,
  who      TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;

CREATE TRIGGER people_decisions_no_update BEFORE UPDATE ON people_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only: no update'); END;

CREATE TRIGGER people_decisions_no_delete BEFORE DELETE ON people_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only: no delete'); END;
