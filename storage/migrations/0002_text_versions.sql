-- The text of a story can be edited. Every version stays, and the findings that the journal starts from stay in use
-- when the engine has read a later version.

ALTER TABLE stories ADD COLUMN base_run INTEGER NOT NULL DEFAULT 1; -- of findings: what the journal starts from

UPDATE stories SET base_run = coalesce((SELECT max(run) FROM findings WHERE story_id = stories.id), 1);

CREATE TRIGGER texts_in_order BEFORE INSERT ON texts
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM texts WHERE story_id = NEW.story_id)
BEGIN SELECT RAISE(ABORT, 'the versions of a text are append-only: wrong version'); END;
