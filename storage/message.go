package storage

import (
	"context"
	"errors"
)

// advice is what Message says of a kind: what happened, what is safe, what to do.
type advice struct {
	kind             error
	what, safe, todo string
}

// advices are tried in order: the first kind that matches speaks.
func advices() []advice {
	return []advice{
		{ErrNewer, "This archive was written by a newer version of Quotedesk.",
			"Nothing in it has been changed, and it can be read.",
			"Install the newer version to make corrections."},
		{ErrConflict, "This story was changed in another window or by another program in the meantime.",
			"Both sets of corrections before this one are saved; this one is not.",
			"Look at what is new, then make the correction again if it is still needed."},
		{ErrBadCopy, "This copy cannot be restored: a part of it is damaged.",
			"The archive and the copy have not been changed.",
			"Choose another copy."},
		{ErrBadFile, "The file cannot be imported.",
			"No archive has been made or changed.",
			"Export it again, or use another copy of the file."},
		{ErrNotEmpty, "There are stories in the archive already.",
			"It has not been changed.",
			"Import into another folder, by naming one that is empty."},
		{ErrFull, "The disk is full.",
			"Everything saved before is there; what you asked for just now is not done.",
			"Free some space, then try again; if it is still refused, start Quotedesk again."},
		{ErrReadOnly, "The archive can be read but not written.",
			"Everything saved before is there; what you asked for just now is not done.",
			"Make the file and its folder writable, or copy the folder to a place that is, and start Quotedesk again."},
		{ErrDamaged, "A part of the archive is damaged.",
			"Nothing has been overwritten.",
			"Copy the data folder to a safe place before doing anything else, then open a backup."},
		{ErrLocked, "Another program is holding the archive and did not let go in time.",
			"Everything saved before is there; what you asked for just now is not done.",
			"Close the other program (a backup tool, a database browser), then try again."},
		{ErrForeign, "The file in the data folder belongs to another program.",
			"It has not been changed.",
			"Choose another data folder, or move that file away."},
		{ErrExists, "A file of that name exists already.",
			"It has not been changed.",
			"Choose another name."},
		{ErrUnreadable, "The archive cannot be reached: the file, its folder or the drive does not answer as it should.",
			"What was saved before has not been changed; what you asked for just now may not be done.",
			"Check that the drive is connected and that you may read and write the folder, then start Quotedesk again."},
		{ErrNotFound, "That story is not in the archive.",
			"Nothing has been changed.",
			"Refresh the list of stories."},
		{ErrProtected, "This would bring the name of a protected source into the story or its journal.",
			"Everything saved before is there; what you asked for just now is not done.",
			"Use the pseudonym, here and in notes and evidence."},
		{ErrInvalid, "Quotedesk was asked to save something it could not read back.",
			"Everything saved before is there; what you asked for just now is not done.",
			"Please report this, with the log."},
		{context.Canceled, "The work was stopped.", "Everything saved before is there.", "Start it again when you like."},
		{context.DeadlineExceeded, "The archive took too long to answer.", "Everything saved before is there.", "Try again."},
	}
}

// Message tells a person in three sentences what happened, what is safe and what to do. It is "" for nil.
func Message(err error) string {
	if err == nil {
		return ""
	}
	say := advice{
		what: "The archive could not do what was asked.",
		safe: "Everything saved before is there.",
		todo: "Try again; if it happens again, please report it with the log.",
	}
	for _, a := range advices() {
		if errors.Is(err, a.kind) {
			say = a
			break
		}
	}
	var e *Error
	where := ""
	if errors.As(err, &e) {
		if e.Detail != "" {
			say.what = e.Detail
		}
		if e.Path != "" {
			where = "\n" + e.Path
		}
	}
	return say.what + " " + say.safe + " " + say.todo + where
}
