// Package memory is what the desk has learnt of people and organisations from story to story: what they are called,
// how their names are printed, what they were when they were quoted, how often and when.
//
// It learns only from rows that a person has confirmed, corrected or added, never from what the engine merely found.
// It reminds and never decides: a name of a new story is shown beside the person it may be, and nothing is linked,
// renamed or taken for known on a surname alone. What a person says of the memory itself (these two are one, this
// one is somebody else) is kept as decisions beside what was learnt, and can be taken back without learning anew.
// The package must never open a file, draw, or start a goroutine.
package memory

import (
	"slices"
	"strings"
	"time"

	"quotedesk/app/story"
)

// Sighting is what one story teaches of one person or organisation.
type Sighting struct {
	Story string    // id
	At    time.Time // when the story came in

	Type  story.EntityType // story.Person or story.Organisation
	Name  string           // as the story's table shows it
	Forms []string         // what else the story prints, each once, in order of the letters
	Role  string           // "" when none is printed

	Quotes int // confirmed quotations
	Words  int // in those
}

// Key tells people apart as far as their names do: the type and the words of the name without case, accents and
// marks. It is "" for what is not remembered: other types, and a person of whom only half the name is known, as
// anybody could be that.
func Key(t story.EntityType, name string) string {
	words := Words(name)
	switch {
	case t == story.Person && isFull(words), t == story.Organisation && len(words) > 0:
		return string(t) + " " + strings.Join(words, " ")
	}
	return ""
}

// Key is the key of the name the story shows.
func (s Sighting) Key() string { return Key(s.Type, s.Name) }

// keyWords are the words of the name that a key was made of. The story in the id of a namesake is no part of them.
func keyWords(id string) (story.EntityType, []string) {
	id, _, _ = strings.Cut(id, namesakeMark)
	t, name, _ := strings.Cut(id, " ")
	return story.EntityType(t), strings.Fields(name)
}

// Equal says that the two teach the same.
func (s Sighting) Equal(t Sighting) bool {
	return s.Story == t.Story && s.At.Equal(t.At) && s.Type == t.Type && s.Name == t.Name && slices.Equal(s.Forms, t.Forms) &&
		s.Role == t.Role && s.Quotes == t.Quotes && s.Words == t.Words
}
