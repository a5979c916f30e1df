package review

import (
	"math/rand/v2"
	"strings"
	"time"

	"quotedesk/app/story"
)

// someFile is a file as a picker would hand it over.
func someFile(path string) File {
	return File{Path: path, Size: 4096, Sum: strings.Repeat("0a", 32)}
}

// exhibitsOfAllKinds are one piece of evidence of each kind.
func exhibitsOfAllKinds() []Exhibit {
	when := time.Date(2026, 1, 1, 9, 30, 0, 0, time.UTC)
	return []Exhibit{
		{Kind: ExhibitRecording, Recording: &Recording{File: someFile("tape 2.wav"), From: 862_000, To: 871_500, Speaker: "HALE"}},
		{Kind: ExhibitPaper, Paper: &Paper{File: someFile("minutes.pdf"), Page: "12", Passage: "We will wait."}},
		{Kind: ExhibitWeb, Web: &WebPage{Address: "https://example.org/pier", Title: "Pier", Captured: when, Saved: someFile("pier.html")}},
		{Kind: ExhibitPerson, Person: &Witness{Who: "Ada Hale", Channel: "call", When: when, Confirmed: "the wording"}},
	}
}

// randomCheck is some act of a checker or his editor.
func randomCheck(r *rand.Rand, d *Document, id string, sel story.Span) ([]Correction, error) {
	switch r.IntN(11) {
	case 0, 1, 2:
		return d.SetVerdict(id, Verdict{Ruling: pick(r, Rulings), Note: pick(r, []string{"", "tape 2"}),
			Waiver: pick(r, []Waiver{{}, {Name: "Cy", Reason: "live on air"}})}, "key")
	case 3:
		return d.AddExhibit(id, pick(r, exhibitsOfAllKinds()), "key")
	case 4:
		if len(d.exhibits) > 0 {
			return d.ChangeExhibit(pick(r, d.exhibits).ID, pick(r, exhibitsOfAllKinds()), "key")
		}
	case 5:
		if len(d.exhibits) > 0 {
			return d.RemoveExhibit(pick(r, d.exhibits).ID, "key")
		}
	case 6:
		q, _ := d.Quote(id)
		if facts := d.Facts(q); len(facts) > 0 {
			f := pick(r, facts)
			return d.TickFact(id, f.Kind, f.Words, r.IntN(3) > 0, "key")
		}
	case 7:
		return d.Ask(pick(r, []string{"", id}), sel, "Is that so?", pick(r, []string{"", "perhaps"}), "key")
	case 8:
		if len(d.queries) > 0 && r.IntN(3) > 0 {
			return d.AnswerQuery(pick(r, d.queries).ID, pick(r, append(AnswerKinds, "")), "on tape", "key")
		}
		if len(d.queries) > 0 {
			return d.WithdrawQuery(pick(r, d.queries).ID, "key")
		}
	case 10:
		return d.Assign(id, pick(r, []string{"", "Ben", "Cy"}), "key")
	case 9:
		switch r.IntN(5) {
		case 0:
			return d.Protect(id, pick(r, []string{"Nurse A", "Nurse B"}), "key")
		case 1:
			return d.AddSourceText(SourceText{Title: "tape", Text: pick(r, []string{"In May.", "In June.", "Never."})}, "key")
		case 2:
			if len(d.sourceTexts) > 0 {
				return d.RemoveSourceText(pick(r, d.sourceTexts).ID, "key")
			}
		}
		return d.Sign("key")
	}
	return nil, nil
}
