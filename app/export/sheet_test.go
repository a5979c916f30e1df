package export

import (
	"strings"
	"testing"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

const harbour = "Harbour – a café “reopens” 👩‍👩‍👧\n\nALTA (Wire) – “We leave,” said Åsa Ruud,\u00A0the mayor. “Nobody  stays.”  \n\n=The board paid the crews\u00A0\n\n- one\n- two <b>&"

// span finds the n-th place, from 0, of the words in the harbour story.
func span(t testing.TB, words string, n int) story.Span {
	t.Helper()
	at := 0
	for {
		i := strings.Index(harbour[at:], words)
		if i < 0 {
			t.Fatalf("%q does not stand there", words)
		}
		at += i
		if n == 0 {
			return story.Span{Start: at, End: at + len(words)}
		}
		n, at = n-1, at+len(words)
	}
}

// harbourSheet is a small story with a row of every kind, one quotation and one check rejected.
func harbourSheet(t testing.TB) Sheet {
	q := story.Quote{ID: "q1", Kind: story.Direct, Parts: []story.Span{span(t, "“We leave,”", 0), span(t, "“Nobody  stays.”", 0)},
		Speaker: []story.Span{span(t, "Åsa Ruud", 0)}, SpeakerName: "Åsa Ruud", SpeakerEntity: "e1", SpeakerRole: "the mayor",
		Cue: []story.Span{span(t, "said", 0)}, Confidence: 0.97, Why: "‘said’ after the quotation", Flags: []string{story.FlagSecondHand},
		RelayedBy: "e2", Alternatives: []story.Alternative{{Entity: "e2", Name: "Per", Score: 0.1}}}
	rejected := story.Quote{ID: "q2", Kind: story.Mixed, Parts: []story.Span{span(t, "“reopens”", 0)}}
	board := span(t, "crews", 0).End
	return Sheet{ID: "s1", Title: "Harbour – a café “reopens” 👩‍👩‍👧", Origin: "pasted", Version: 2, Engine: "0.3.0", Model: "abc", Text: harbour,
		Furniture: story.Furniture{Headline: story.Span{End: strings.Index(harbour, "\n")}, Dateline: span(t, "ALTA (Wire)", 0), Place: "ALTA", Agency: "Wire"},
		Quotes: []review.QuoteRow{
			{Quote: q, Status: story.Corrected, Note: "=HYPERLINK(\"http://x.invalid\")"},
			{Quote: rejected, Status: story.Rejected, Reason: "scare quotes"},
		},
		Names: []review.NameRow{
			{Entity: story.Entity{ID: "e1", Type: story.Person, Name: "Åsa Ruud", Role: "the mayor", RoleSpans: []story.Span{span(t, "the mayor", 0)},
				Mentions: []story.Span{span(t, "Åsa Ruud", 0), span(t, "Ruud", 0)}, Confidence: 1}, Status: story.Confirmed, ByHand: true},
			{Entity: story.Entity{ID: "e2", Type: story.Person, Name: "Per"}, Status: story.Unreviewed},
		},
		Checks: []review.CheckRow{
			{Check: story.Check{ID: "c1", Rule: "QP09", Span: span(t, "  ", 0), Message: "Two spaces.", Safety: story.Safe,
				Fix: []story.Edit{{Span: span(t, "  ", 0), Text: " "}}}, Status: story.Rejected, Note: "wanted"},
			{Check: story.Check{ID: "c2", Rule: "QP09", Span: span(t, "  \n", 0), Message: "Spaces at the end.", Safety: story.Safe,
				Fix: []story.Edit{{Span: story.Span{Start: span(t, "  \n", 0).Start, End: span(t, "  \n", 0).End - 1}}}}, Status: story.Unreviewed},
			{Check: story.Check{ID: "c3", Rule: "QP07", Span: span(t, "=The board paid the crews\u00A0", 0), Message: "No full stop.", Safety: story.Safe,
				Fix: []story.Edit{{Span: story.Span{Start: board, End: board}, Text: "."}}}, Status: story.Unreviewed},
			{Check: story.Check{ID: "c4", Rule: "QP09", Span: span(t, "\u00A0\n", 0), Message: "A no-break space.", Safety: story.Safe,
				Fix: []story.Edit{{Span: story.Span{Start: board, End: board + 2}}}}, Status: story.Unreviewed},
			{Check: story.Check{ID: "c5", Rule: "SF05", Span: span(t, "one", 0), Message: "Offered only.", Safety: story.Offer,
				Fix: []story.Edit{{Span: span(t, "one", 0)}}}, Status: story.Unreviewed},
		}}
}
