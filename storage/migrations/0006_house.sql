-- What desks make of the editorial rules. Exceptions for always follow from the journals of the stories; a row goes when the
-- act is taken back, or by hand, and then only here. The use of a rule is counted by story.

CREATE TABLE exceptions (
  id       TEXT NOT NULL PRIMARY KEY,      -- as in the journal
  story_id TEXT NOT NULL REFERENCES stories (id),
  rule     TEXT NOT NULL,
  words    TEXT NOT NULL CHECK (words <> ''),
  why      TEXT NOT NULL,
  who      TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_use (
  rule     TEXT    NOT NULL,
  story_id TEXT    NOT NULL REFERENCES stories (id),
  used     INTEGER NOT NULL,
  ignored  INTEGER NOT NULL,
  PRIMARY KEY (rule, story_id)
) STRICT, WITHOUT ROWID;
