package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"quotedesk/app/memory"
	"quotedesk/app/story"
)

// someName makes names that are spread as names are: a few hundred first names, thousands of surnames.
func someName(i int) string {
	syllable := func(n int) string { return string("bdfgjklmnprstvx"[n%15]) + string("aeiou"[n/15%5]) }
	return strings.ToUpper(syllable(i)) + syllable(i/7%40) + " " + strings.ToUpper(syllable(i*11)) + syllable(i/75) + syllable(i/3)
}

// crowded is an archive of many stories that teach five people each.
func crowded(b *testing.B, stories int) *DB {
	b.Helper()
	db := opened(b, b.TempDir())
	for at := 0; at < stories; {
		err := db.writing(b.Context(), "", func(tx *sql.Tx) error {
			for range 1000 {
				s, err := crowd(b.Context(), db, tx, at)
				if err != nil {
					return fmt.Errorf("%s: %w", s, err)
				}
				at++
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return db
}

func crowd(ctx context.Context, db *DB, tx *sql.Tx, i int) (string, error) {
	s := Story{ID: fmt.Sprintf("%036d", i), Title: "x", Text: "x", Created: db.Now(), Version: 1, Words: 1, Origin: "pasted", Encoding: "UTF-8"}
	if err := insertStory(ctx, tx, s, []byte("x")); err != nil {
		return s.ID, err
	}
	var share []memory.Sighting
	for k := range 5 {
		name := someName((i*5 + k) % 20000)
		if k == 0 {
			name = someName(i % 50) // who is in the news all the time
		}
		if slices.ContainsFunc(share, func(s memory.Sighting) bool { return s.Name == name }) {
			continue
		}
		share = append(share, memory.Sighting{Type: story.Person, Name: name, Forms: []string{name[len(name)/2:]}, Role: "a role of no weight", Quotes: 2, Words: 40})
	}
	return s.ID, keepShare(ctx, tx, s.ID, share)
}

// BenchmarkPeople asks an archive of 10,000 stories what opening a story, typing a letter and confirming a row ask.
func BenchmarkPeople(b *testing.B) {
	db := crowded(b, 10000)
	var names []memory.Printed
	for i := range 300 {
		names = append(names, memory.Printed{Type: story.Person, Name: someName(i * 61), Role: "mayor"})
	}
	b.Run("remind of 20 names", func(b *testing.B) {
		for b.Loop() {
			if got, err := db.Remind(b.Context(), names[:20], ""); err != nil || len(got[0]) == 0 {
				b.Fatal(err, len(got[0]))
			}
		}
	})
	b.Run("remind of 300 names", func(b *testing.B) {
		for b.Loop() {
			got, err := db.Remind(b.Context(), names, "")
			if err != nil || len(got[0]) == 0 {
				b.Fatal(err, len(got[0]))
			}
		}
	})
	b.Run("complete two letters", func(b *testing.B) {
		for b.Loop() {
			if got, err := db.CompletePeople(b.Context(), "ba", 8); err != nil || len(got) == 0 {
				b.Fatal(err, len(got))
			}
		}
	})
	b.Run("complete two words", func(b *testing.B) {
		for b.Loop() {
			if _, err := db.CompletePeople(b.Context(), "ba ka", 8); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("list 500", func(b *testing.B) {
		for b.Loop() {
			if got, err := db.People(b.Context(), PeopleFilter{Limit: 500}); err != nil || len(got) != 500 {
				b.Fatal(err, len(got))
			}
		}
	})
	b.Run("save and learn", func(b *testing.B) {
		s := added(b, db)
		for i := 0; b.Loop(); i++ {
			share := []memory.Sighting{{Type: story.Person, Name: someName(3), Quotes: i % 2, Forms: []string{"Someone"}}, {Type: story.Person, Name: "Zoë Straße", Role: "mayor"}}
			step := status(fmt.Sprint(i), []story.Status{story.Confirmed, story.Unreviewed}[i%2])
			if _, err := db.AppendLearnt(b.Context(), s.ID, int64(i), step, Progress{}, Lesson{People: share}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
