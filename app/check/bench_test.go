package check

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"quotedesk/app/story"
)

// crowd has about 20,000 words, 500 quotations and 200 people, each named in full once and by the surname afterwards.
func crowd() (string, story.Findings) {
	first := []string{"Ada", "Bela", "Cato", "Dora", "Ewan", "Fleur", "Gita", "Hugo", "Ines", "Jonas", "Kato", "Lena", "Mirko", "Nadia", "Otto", "Petra", "Quin", "Rosa", "Sven", "Tara"}
	begin := []string{"Hal", "Mor", "Ver", "Kin", "Dall", "Rost", "Brin", "Tors", "Wen", "Lund"}
	end := []string{"verson", "gate", "holm", "mark", "wick", "berg", "ston", "field", "quist", "dane"}
	var b strings.Builder
	var f story.Findings
	people := make([]story.Entity, 200)
	for i := range 500 {
		k := i % len(people)
		name := begin[k%10] + end[k/10%10]
		if k >= 100 {
			name += "sen"
		}
		if i < len(people) {
			name = first[k%20] + " " + name
		}
		fmt.Fprintf(&b, "The council of the town met again on day %d to hear what the people of the quay had to say of it all. ", i)
		q := b.Len()
		fmt.Fprintf(&b, "“The pier is tired and so are we of waiting number %d,”", i)
		f.Quotes = append(f.Quotes, story.Quote{ID: fmt.Sprint("q", i), Kind: story.Direct, Parts: []story.Span{{Start: q, End: b.Len()}}, SpeakerEntity: fmt.Sprint("e", k)})
		b.WriteString(" ")
		at := b.Len()
		b.WriteString(name)
		e := &people[k]
		e.ID, e.Type, e.Mentions = fmt.Sprint("e", k), story.Person, append(e.Mentions, story.Span{Start: at, End: b.Len()})
		if e.Name == "" {
			e.Name = name
		}
		b.WriteString(" said.\n\n")
	}
	f.Entities = people
	return b.String(), f
}

// BenchmarkWhole is what an edit of one word costs beside the look at its paragraph.
func BenchmarkWhole(b *testing.B) {
	text, f := crowd()
	for b.Loop() {
		Whole(context.Background(), text, f, Given{House: Plain()})
	}
}

// BenchmarkAround is the look at the paragraph of an edit.
func BenchmarkAround(b *testing.B) {
	text, f := crowd()
	at := []story.Span{{Start: len(text) / 2, End: len(text)/2 + 1}}
	for b.Loop() {
		Around(context.Background(), text, f, Given{House: Plain()}, at)
	}
}

// BenchmarkStory is all rules, in the house that asks most, over a story of about 20,000 words with 500 quotations. Its
// budget is 150 ms of CPU time.
func BenchmarkStory(b *testing.B) {
	text, f := crowd()
	by := Given{House: houses()["american"], Sources: testSources{}, Evidence: testEvidence{}}
	for b.Loop() {
		Run(context.Background(), text, f, by)
	}
}
