package storage

import (
	"context"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Store is what keeps stories and their journals, whatever it keeps them in. Package conform proves that a back end does
// it as the desk relies on:
//
// Ids are UUIDv7. A call that returns without an error is kept for good. Nothing that somebody else has saved is ever
// written over unseen: a save names what it was made on (the Seq of the last correction, the title), and when that is no
// longer so it is ErrConflict and stores nothing. A text, an original, a run of the engine and an entry of a journal are
// only ever added. Moving a story to the bin and back writes nothing over. Settings are the desk's, and the last one
// counts.
type Store interface {
	AddStory(ctx context.Context, n NewStory) (Story, error)
	Story(ctx context.Context, id string) (Story, error)
	Stories(ctx context.Context, f Filter) ([]Summary, error)
	Original(ctx context.Context, id string) (original []byte, encoding string, err error)
	RenameStory(ctx context.Context, id, was, title string) error
	RemoveStory(ctx context.Context, id string) error
	RestoreStory(ctx context.Context, id string) error

	SetFindings(ctx context.Context, storyID string, f story.Findings) error
	TextVersions(ctx context.Context, storyID string) ([]TextVersion, error)
	Text(ctx context.Context, storyID string, version int) (string, error)

	Append(ctx context.Context, storyID string, base int64, step []review.Correction, progress Progress) ([]review.Correction, error)
	Journal(ctx context.Context, storyID string, after int64) ([]review.Correction, error)
	Pulse(ctx context.Context, storyID string) (Pulse, error)
	Watch(ctx context.Context, storyID string, seen Pulse, changed func(Pulse)) error

	Setting(ctx context.Context, key string) (value string, ok bool, err error)
	SetSetting(ctx context.Context, key, value string) error
	Close() error
}

var _ Store = (*DB)(nil)
