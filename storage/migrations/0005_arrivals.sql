-- How each story came in: what its file held besides the words and what was left out on the way. Stories from before
-- this format have none.

CREATE TABLE arrivals (
  story_id TEXT NOT NULL PRIMARY KEY REFERENCES stories (id),
  body     TEXT NOT NULL CHECK (json_valid(body)),
  sum      BLOB NOT NULL
) STRICT;

CREATE TRIGGER arrivals_no_update BEFORE UPDATE ON arrivals
BEGIN SELECT RAISE(ABORT, 'how a story came in is never changed'); END;

CREATE TRIGGER arrivals_no_delete BEFORE DELETE ON arrivals
BEGIN SELECT RAISE(ABORT, 'how a story came in is never deleted'); END;
