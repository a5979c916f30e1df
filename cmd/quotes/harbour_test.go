package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
	"quotedesk/assets"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with testdata/name; go test -update writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

func harbour(t testing.TB) string {
	t.Helper()
	text, err := assets.Samples.ReadFile("samples/harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// spot is where words stand in text for the nth time, counted from 1.
func spot(t testing.TB, text, words string, nth int) story.Span {
	t.Helper()
	at := 0
	for n := 1; ; n++ {
		i := strings.Index(text[at:], words)
		if i < 0 {
			t.Fatalf("%q does not stand %d times in the story", words, nth)
		}
		at += i
		if n == nth {
			return story.Span{Start: at, End: at + len(words)}
		}
		at += len(words)
	}
}

// harbourFindings is what a careful reader finds in a part of the story, by hand: every key of the contract is used.
func harbourFindings(t testing.TB, text string) story.Findings {
	at := func(words string) story.Span { return spot(t, text, words, 1) }
	end := story.Span{Start: len(text), End: len(text)}
	unclosed := at("“It turns out every one of them has relatives.")
	return story.Findings{
		Engine: "0.0.1", Model: "fake",
		Furniture: story.Furniture{
			Headline: at("Night ferry to stay until spring, council says"), Byline: at("Reporting by Isla Renwick"), BylineNames: []string{"Isla Renwick"},
			Dateline: at("PORT ELLERY, Western Isles (Sound Agency) –"), Place: "PORT ELLERY, Western Isles", Agency: "Sound Agency",
		},
		Quotes: []story.Quote{
			{ID: "q1", Kind: story.Direct, Parts: []story.Span{at("“We counted the names twice, because nobody believed the first count,”"), at("“Then we counted the passengers, and we stopped arguing.”")},
				Speaker: []story.Span{at("Marian Okafor")}, SpeakerName: "Marian Okafor", SpeakerEntity: "e1", SpeakerRole: "the chair of the Ellery Harbour Council",
				Cue: []story.Span{at("told")}, Confidence: 0.97, Why: "‘told’ after the quote; subject Marian Okafor"},
			{ID: "q2", Kind: story.Mixed, Parts: []story.Span{at("the sum “an insurance policy, not a rescue”")}, Speaker: []story.Span{at("She")}, SpeakerName: "Marian Okafor",
				SpeakerEntity: "e1", Cue: []story.Span{at("called")}, Confidence: 0.812349, Why: "‘She’ is the last woman named",
				Alternatives: []story.Alternative{{Entity: "e2", Name: "Sound Line", Score: 0.1}, {Name: "nobody", Score: 0.05}}},
			{ID: "q3", Kind: story.Direct, Parts: []story.Span{unclosed}, Confidence: 0.4, Why: "nobody stands near it", Flags: []string{story.FlagUnclosed, story.FlagNoSpeaker}},
			{ID: "q4", Kind: story.Direct, Parts: []story.Span{at("“a bridge is cheaper to promise than a boat is to run”")}, Speaker: []story.Span{at("council officers")},
				SpeakerName: "council officers", RelayedBy: "e3", Cue: []story.Span{at("as saying")}, Confidence: 0.7, Why: "‘cited … as saying’", Flags: []string{story.FlagSecondHand}},
		},
		Entities: []story.Entity{
			{ID: "e1", Type: story.Person, Name: "Marian Okafor", Role: "the chair of the Ellery Harbour Council", RoleSpans: []story.Span{at("the chair of the Ellery Harbour Council")},
				Mentions: []story.Span{at("Marian Okafor"), spot(t, text, "Okafor", 2), spot(t, text, "Okafor", 3)}, Confidence: 0.99, Why: "a name with a role"},
			{ID: "e2", Type: story.Organisation, Name: "Sound Line", Mentions: []story.Span{at("Sound Line"), spot(t, text, "Sound Line", 2)}, Confidence: 0.8},
			{ID: "e3", Type: story.Person, Name: "Dougal Maclean", Mentions: []story.Span{at("Dougal Maclean")}, Confidence: 0.9, Flags: []string{"made-up"}},
			{ID: "e4", Type: story.Place, Name: "Port Ellery", Mentions: []story.Span{at("Port Ellery")}, Confidence: 0.9, Furniture: true},
		},
		Checks: []story.Check{
			{ID: "c1", Rule: "QM01", Span: unclosed, Message: "This quotation is opened and never closed.", Safety: story.Offer, Fix: []story.Edit{{Span: story.Span{Start: unclosed.End, End: unclosed.End}, Text: "”"}}},
			{ID: "c2", Rule: "AT18", Span: at("cited council officers as saying"), Message: "The words come second hand: make clear who passes them on.", Safety: story.Warn},
			{ID: "c3", Rule: "QP07", Span: end, Message: "The last paragraph has no full stop.", Safety: story.Safe, Fix: []story.Edit{{Span: end, Text: "."}}},
		},
	}
}

func TestContract(t *testing.T) {
	text := harbour(t)
	found := harbourFindings(t, text)
	r := reader{engine: "0.0.1", model: "fake",
		find:  func(context.Context, string) (story.Findings, error) { return found, nil },
		check: func(context.Context, string, story.Findings) []story.Check { return found.Checks }}
	got, err := r.read(context.Background(), text, os.Stderr)
	if err != nil {
		t.Fatal(err)
	}
	line, err := encode(r.line("harbour", text, got))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "harbour.ndjson", strings.ReplaceAll(string(line), "},{", "},\n{"))
}

func TestTable(t *testing.T) {
	text := harbour(t)
	tests := []struct {
		golden string
		page   page
		width  int
	}{
		{"harbour-80.txt", page{name: "samples/harbour.txt", text: text, found: harbourFindings(t, text)}, 80},
		{"harbour-40.txt", page{name: "samples/harbour.txt", text: text, found: harbourFindings(t, text), notes: []string{"2 hidden characters were kept."}}, 40},
		{"nothing.txt", page{name: "empty\x1b[2J.txt", text: "Nobody spoke.\n"}, 80},
	}
	for _, test := range tests {
		t.Run(test.golden, func(t *testing.T) {
			got := printTable(test.page, test.width)
			golden(t, test.golden, got)
			for line := range strings.Lines(got) {
				if n := columns(strings.TrimRight(line, "\n")); n > test.width {
					t.Errorf("%d columns: %q", n, line)
				}
			}
		})
	}
}
