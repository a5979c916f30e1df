-- The journal of each story is chained: the link of an entry is the SHA-256 over the link before it and the entry itself
-- (storage/chain.go says over which bytes). An entry cannot be changed, left out or moved without every link after it
-- being another. The entries that were there before this format are linked when it comes in, in the same transaction.

CREATE TABLE chain (
  story_id TEXT    NOT NULL REFERENCES stories (id),
  seq      INTEGER NOT NULL,               -- of the entry
  link     BLOB    NOT NULL CHECK (length(link) = 32),
  late     TEXT    NOT NULL,               -- '' when it was made with the entry, else when it was made
  PRIMARY KEY (story_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER chain_in_order BEFORE INSERT ON chain
WHEN NEW.seq <= (SELECT coalesce(max(seq), 0) FROM chain WHERE story_id = NEW.story_id)
BEGIN SELECT RAISE(ABORT, 'the chain of a journal is append-only: wrong seq'); END;

CREATE TRIGGER chain_no_update BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'the chain of a journal is append-only: no update'); END;

CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'the chain of a journal is append-only: no delete'); END;

-- Who the protected sources are. Nothing else in the archive holds these names, and a row can be deleted.

CREATE TABLE identities (
  story_id TEXT NOT NULL REFERENCES stories (id),
  source   TEXT NOT NULL,                  -- id of the protected source in the journal
  name     TEXT NOT NULL CHECK (name <> ''),
  contact  TEXT NOT NULL,
  at       TEXT NOT NULL,
  PRIMARY KEY (story_id, source)
) STRICT, WITHOUT ROWID;
