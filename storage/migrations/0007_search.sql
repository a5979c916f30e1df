-- What stories and quotations are found by. All of it follows from the saved stories and can be made anew from them; what
-- belongs to a story changes in the transaction that changes the story. The indexes of words have no text of their own
-- (contentless): they are fed the words as they are compared, folded, by the program.
--
-- Stories are numbered in the order they came in, so that the highest number is the newest; quotations and alerts have the
-- number of their story times 16384 and a place of their own, so that they stand in that order too.
--
-- Stories that are there already are numbered here and indexed little by little once the archive is open (IndexOnce). The
-- folded texts that were kept for the search before (table search) go as that comes to each story.

CREATE TABLE story_index (
  n        INTEGER PRIMARY KEY,
  story_id TEXT    NOT NULL UNIQUE REFERENCES stories (id),
  at       TEXT    NOT NULL,               -- when the story came in
  seq      INTEGER NOT NULL,               -- of the journal when the index was made; -1: not yet
  run      INTEGER NOT NULL,               -- of findings, then
  outlet   TEXT    NOT NULL                -- agency line and where the story came from, then
) STRICT;

CREATE INDEX story_index_by_time ON story_index (at);
CREATE INDEX story_index_to_do ON story_index (n) WHERE seq < 0;

INSERT INTO story_index (story_id, at, seq, run, outlet) SELECT id, created, -1, 0, '' FROM stories ORDER BY id;

CREATE VIRTUAL TABLE story_words USING fts5 (title, body, outlet, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'");

CREATE TABLE speakers (
  n    INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE                -- as a story's table shows it
) STRICT;

CREATE TABLE speaker_words (
  word    TEXT    NOT NULL,                -- of the name, as names are compared
  speaker INTEGER NOT NULL REFERENCES speakers (n),
  PRIMARY KEY (word, speaker)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotations (
  n       INTEGER PRIMARY KEY,
  quote   TEXT    NOT NULL,                -- id in its story
  parts   TEXT    NOT NULL,                -- 12-40,52-80: bytes of the story's text
  kind    TEXT    NOT NULL,
  status  TEXT    NOT NULL,
  verdict TEXT    NOT NULL,
  speaker INTEGER REFERENCES speakers (n), -- NULL: nobody is named
  named   INTEGER NOT NULL,                -- the speaker is one of the story's people or organisations
  sum     INTEGER NOT NULL,                -- of the words
  sketch  BLOB    NOT NULL                 -- what stands in sketches
) STRICT;

CREATE INDEX quotations_by_speaker ON quotations (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX quotations_by_status ON quotations (status) WHERE status <> 'unreviewed';
CREATE INDEX quotations_by_verdict ON quotations (verdict) WHERE verdict <> 'unchecked';

CREATE VIRTUAL TABLE quotation_words USING fts5 (words, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'");

CREATE TABLE sketches (
  hash      INTEGER NOT NULL,              -- of two words of the quotation
  quotation INTEGER NOT NULL,
  PRIMARY KEY (hash, quotation)
) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
  n     INTEGER PRIMARY KEY,
  rule  TEXT NOT NULL,
  alert TEXT NOT NULL                      -- id in its story
) STRICT;

CREATE INDEX alerts_by_rule ON alerts (rule);
