package storage

import (
	"strings"
	"testing"

	"quotedesk/app/compare"
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// repeated are the repeats of the quotations of a story as it stands.
func repeated(t testing.TB, db *DB, id string) [][]Repeat {
	t.Helper()
	doc, err := read(t, db, id).Document()
	if err != nil {
		t.Fatal(err)
	}
	var all []compare.Saying
	for _, q := range doc.Quotes() {
		n, ok := doc.Name(q.SpeakerEntity)
		all = append(all, compare.SayingOf(doc.Text, q.Quote, doc.SpeakerName(q), ok && n.Type == story.Person))
	}
	got, err := db.Repeats(t.Context(), id, all)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// quoting is a story with one quotation.
func quoting(title, words, speaker string) NewStory {
	text := "“" + words + ",” " + speaker + " said on Monday.\n"
	at := strings.Index(text, speaker)
	return NewStory{Title: title, Text: text, Origin: "pasted", Findings: story.Findings{Engine: "1",
		Entities: []story.Entity{{ID: "e1", Type: story.Person, Name: speaker, Mentions: []story.Span{{Start: at, End: at + len(speaker)}}}},
		Quotes:   []story.Quote{{ID: "q1", Parts: []story.Span{{Start: 0, End: at - 1}}, Kind: story.Direct, SpeakerName: speaker, SpeakerEntity: "e1"}}}}
}

func TestRepeats(t *testing.T) {
	const words = "The old pier is not safe and we will close it before the winter storms arrive"
	db := opened(t, t.TempDir())
	add := func(n NewStory) string {
		t.Helper()
		s, err := db.AddStory(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		return s.ID
	}
	same := add(quoting("same", words, "Ona Pell"))
	other := add(quoting("other words", strings.Replace(words, "close", "repair", 1), "Ona Pell"))
	whom := add(quoting("somebody else", words, "Ivo Brandt"))
	add(quoting("no repeat", "Nobody asked the fishermen what they thought of the harbour", "Ona Pell"))
	id := add(quoting("asked", words, "Ona Pell"))

	titles := func() string {
		var out []string
		for _, r := range repeated(t, db, id)[0] {
			line := r.Title
			for _, w := range r.Drift.Words {
				line += " " + w.Here + "/" + w.There
			}
			if r.Drift.Speaker {
				line += " " + r.Speaker
			}
			out = append(out, line)
		}
		return strings.Join(out, "; ")
	}
	if got := titles(); got != "somebody else Ivo Brandt; other words close/repair" {
		t.Errorf("found %q", got)
	}
	if got := repeated(t, db, same)[0]; len(got) != 2 {
		t.Errorf("seen from the first: %+v", got)
	}
	// What changes in the other stories changes what is found.
	if err := db.RemoveStory(t.Context(), whom); err != nil {
		t.Fatal(err)
	}
	if got := titles(); got != "other words close/repair" {
		t.Errorf("one in the bin: %q", got)
	}
	d := learning(t, db, other)
	step, err := d.doc.Reject(review.Quotes, "q1", "", "key")
	d.keep(t, step, err)
	if got := titles(); got != "" {
		t.Errorf("one rejected: %q", got)
	}
	d = learning(t, db, same)
	at := strings.Index(d.doc.Text, "not ")
	step, err = d.doc.EditText([]story.Edit{{Span: story.Span{Start: at, End: at + 4}}}, "key", nil)
	d.keep(t, step, err)
	if got := titles(); got != "same not/" {
		t.Errorf("one edited: %q", got)
	}
	wantSameIndex(t, db)
}
