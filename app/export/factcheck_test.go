package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

var checkedAt = time.Date(2026, 3, 2, 10, 15, 0, 0, time.UTC)

const someSum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

// desk is a document that acts are done in.
type desk struct {
	*review.Document
	t   interface{ Fatal(...any) }
	ids int
}

func newDesk(t interface{ Fatal(...any) }, text string, f story.Findings) *desk {
	d, err := review.Open("story-1", "Harbour <plan> & \"more\"", text, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	k := &desk{Document: d, t: t}
	d.Who, d.Now = "Ben Checker", func() time.Time { return checkedAt }
	d.NewID = func() string { k.ids++; return fmt.Sprintf("%04d", k.ids) }
	return k
}

// do keeps a step as the archive would.
func (k *desk) do(step []review.Correction, err error) {
	if err != nil {
		k.t.Fatal(err)
	}
	for i := range step {
		step[i].Seq = k.Seq() + int64(i) + 1
	}
	if err := k.Apply(step); err != nil {
		k.t.Fatal(err)
	}
}

func at(text, words string) story.Span {
	i := strings.Index(text, words)
	return story.Span{Start: i, End: i + len(words)}
}

const quay = "Harbour plan\n\n“We will spend 4.2 million,” said Ada Hale, “by May 5.” 🎉\n\n" +
	"“Nobody <script>alert(1)</script> \u202easked us,” said a docker. The council would \x00wait, she added.\n\n" +
	"“It was \"fine\",” said Leo Brand. “It was not,” he said later. “Perhaps.”\n"

func proofs() []review.Exhibit {
	file := review.File{Path: "tapes/secret folder/tape 2.mp3", Size: 12, Sum: someSum}
	return []review.Exhibit{
		{Kind: review.ExhibitRecording, Note: "NOTE-1", Recording: &review.Recording{File: file, From: 83_400, To: 91_000, Speaker: "LABEL-HALE"}},
		{Kind: review.ExhibitPaper, Paper: &review.Paper{File: file, Page: "12", Passage: "PASSAGE <b>"}},
		{Kind: review.ExhibitWeb, Web: &review.WebPage{Address: "https://example.org/a?b=1&c=\"x\"", Title: "Page", Captured: checkedAt, Saved: file}},
		{Kind: review.ExhibitPerson, Person: &review.Witness{Who: "CONTACT-LEO", Channel: "call +44 20 7946 0000", When: checkedAt, Confirmed: "CONFIRMED-WORDS"}},
	}
}

// harbourDesk has every kind of verdict, evidence, query and a sign-off that is outdated.
func harbourDesk(t interface{ Fatal(...any) }) *desk {
	q := func(id string, k story.Kind, name, entity string, words ...string) story.Quote {
		out := story.Quote{ID: id, Kind: k, SpeakerName: name, SpeakerEntity: entity}
		for _, w := range words {
			out.Parts = append(out.Parts, at(quay, w))
		}
		if name != "" && strings.Contains(quay, name) {
			out.Speaker = []story.Span{at(quay, name)}
		}
		return out
	}
	k := newDesk(t, quay, story.Findings{Engine: "1", Model: "m", Quotes: []story.Quote{
		q("q1", story.Direct, "Ada Hale", "e1", "“We will spend 4.2 million,”", "“by May 5.”"),
		q("q2", story.Direct, "a docker", "", "“Nobody <script>alert(1)</script> \u202easked us,”"),
		q("q3", story.Indirect, "Ada Hale", "e1", "The council would \x00wait"),
		q("q4", story.Direct, "Leo Brand", "", "“It was \"fine\",”"),
		q("q5", story.Direct, "Leo Brand", "", "“It was not,”"),
		q("q6", story.Direct, "Leo Brand", "", "“Perhaps.”"),
	}, Entities: []story.Entity{{ID: "e1", Name: "Ada Hale", Type: story.Person, Role: "chair", Mentions: []story.Span{at(quay, "Ada Hale")}}}})
	e := proofs()
	k.do(k.AddSourceText(review.SourceText{Title: "SOURCE-TAPE.srt", Kind: "srt", Text: "SOURCE-WORDS <b>\u202e", Words: 2, Passages: 1, Labels: []string{"SOURCE-LABEL"},
		Timed: true, From: 83_400, To: 91_000}, "key"))
	e[0].Source, e[0].Recording.Passage = k.SourceTexts()[0].Sum, "SOURCE-PASSAGE"
	k.do(k.Protect("q2", "a worker at the port", "menu"))
	k.do(k.AddExhibit("q1", e[0], "key"))
	k.do(k.AddExhibit("q1", e[1], "key"))
	k.do(k.AddExhibit("q2", e[2], "key"))
	k.do(k.AddExhibit("q3", e[3], "key"))
	k.do(k.SetVerdict("q1", review.Verdict{Ruling: review.Verified, Note: "NOTE-2"}, "key"))
	k.do(k.SetVerdict("q2", review.Verdict{Ruling: review.VerifiedTrimmed}, "key"))
	k.do(k.SetVerdict("q3", review.Verdict{Ruling: review.ParaphraseOnly}, "key"))
	k.do(k.SetVerdict("q4", review.Verdict{Ruling: review.Disputed, Note: "NOTE-3 <img src=x>"}, "key"))
	k.do(k.SetVerdict("q5", review.Verdict{Ruling: review.Verified, Waiver: review.Waiver{Name: "WAIVED-BY", Reason: "WAIVED-WHY"}}, "key"))
	k.do(k.TickFact("q1", review.FactNumber, "4.2 million", true, "key"))
	k.do(k.Ask("q4", at(quay, "fine"), "QUESTION-1?", "PROPOSED-1", "key"))
	k.do(k.AnswerQuery(k.Queries()[0].ID, review.AnswerKeep, "ANSWER-1", "key"))
	k.do(k.Sign("menu"))
	k.do(k.SetVerdict("q6", review.Verdict{Ruling: review.Wrong, Note: "NOTE-4"}, "key"))
	k.do(k.SetNote("q6", "NOTE-5", "cell"))
	return k
}

func written(t interface{ Fatal(...any) }, write func(io.Writer) error) string {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFactCheckReadsBack(t *testing.T) {
	for _, who := range []Audience{Internal, External} {
		f := NewFactCheck(harbourDesk(t).Document, who, checkedAt)
		got, err := ReadFactCheck(strings.NewReader(written(t, f.JSON)))
		if diff := cmp.Diff(f, got); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", who, err, diff)
		}
		if len(got.Quotes) != 6 || len(got.Evidence) != 4 || len(got.SignOffs) != 1 || got.Unchanged || got.Since == "" {
			t.Errorf("%s: %+v", who, got)
		}
	}
}

func TestAnyFactCheckReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyDesk(t)
		got, err := ReadFactCheck(strings.NewReader(written(t, f.JSON)))
		if diff := cmp.Diff(f, got); diff != "" || err != nil {
			t.Fatalf("%v\n%s", err, diff)
		}
	})
}

func anyDesk(t *rapid.T) FactCheck {
	return NewFactCheck(anyChecked(t).Document, rapid.SampledFrom([]Audience{Internal, External}).Draw(t, "audience"), checkedAt)
}

// anyChecked is a story of any words with whatever a checker may do to it.
func anyChecked(t *rapid.T) *desk {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("aZ4 “”\"<>&'\u202e\u2028é\n🎉\x00")), 1, 12, -1)
	words := rapid.SliceOfN(word, 1, 8).Draw(t, "words")
	var f story.Findings
	text := ""
	for i, w := range words {
		text += w
		f.Quotes = append(f.Quotes, story.Quote{ID: fmt.Sprint("q", i), Kind: story.Direct, SpeakerName: word.Draw(t, "who"),
			Parts: []story.Span{{Start: len(text) - len(w), End: len(text)}}})
		text += " "
	}
	k := newDesk(t, text, f)
	for i := range words {
		id := fmt.Sprint("q", i)
		for range rapid.IntRange(0, 2).Draw(t, "proofs") {
			e := rapid.SampledFrom(proofs()).Draw(t, "proof")
			e.Note = word.Draw(t, "note")
			k.do(k.AddExhibit(id, e, "key"))
		}
		k.do(k.SetVerdict(id, review.Verdict{Ruling: rapid.SampledFrom(review.Rulings).Draw(t, "ruling"), Note: "x" + word.Draw(t, "why"),
			Waiver: review.Waiver{Name: "A", Reason: "x" + word.Draw(t, "reason")}}, "key"))
		if rapid.Bool().Draw(t, "reject") {
			k.do(k.Reject(review.Quotes, id, "a title", "key"))
		}
		if rapid.Bool().Draw(t, "ask") && strings.TrimSpace(words[i]) != "" {
			k.do(k.Ask("", f.Quotes[i].Parts[0], "x"+word.Draw(t, "question"), "", "key"))
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "sources") {
		k.do(k.AddSourceText(review.SourceText{Title: "x" + word.Draw(t, "title"), Text: "x" + word.Draw(t, "source"), Labels: []string{word.Draw(t, "label")}}, "key"))
	}
	if rapid.Bool().Draw(t, "sign") {
		k.do(k.Sign("menu"))
	}
	return k
}

// Every byte of a file that is cut off or another makes it refused, or is white space that says nothing.
func TestDamagedFactCheckIsRefused(t *testing.T) {
	f := NewFactCheck(harbourDesk(t).Document, Internal, checkedAt)
	whole := written(t, f.JSON)
	for i := 0; i < len(whole)-1; i += 97 {
		if _, err := ReadFactCheck(strings.NewReader(whole[:i])); !errors.Is(err, ErrNoFactCheck) {
			t.Errorf("cut at %d: %v", i, err)
		}
	}
	for i := 0; i < len(whole); i += 7 {
		b := []byte(whole)
		b[i] ^= 1
		if got, err := ReadFactCheck(bytes.NewReader(b)); err == nil && cmp.Diff(f, got) != "" {
			t.Errorf("byte %d changed from %q to %q and nobody noticed", i, whole[i], b[i])
		}
	}
	for _, c := range []struct{ in, want string }{
		{strings.Replace(whole, `"version": 1`, `"version": 2`, 1), "this fact-check file has version 2, and only versions up to 1 are known: open it with a newer Quotedesk"},
		{strings.Replace(whole, "CONTACT-LEO", "CONTACT-TEO", 1), ErrFactCheckChanged.Error()},
		{"", ErrNoFactCheck.Error()}, {"{}", ErrNoFactCheck.Error()}, {whole + "x", ErrNoFactCheck.Error()},
	} {
		if _, err := ReadFactCheck(strings.NewReader(c.in)); err == nil || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

// inHouse is what must not reach anybody outside.
func inHouse() []string {
	return []string{"NOTE-", "SOURCE-", "LABEL-", "PASSAGE", "CONTACT-", "7946", "CONFIRMED-", "WAIVED-", "QUESTION-", "PROPOSED-", "ANSWER-", "secret folder"}
}

func forms(f FactCheck) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{"json": f.JSON, "html": f.HTML, "readback": f.ReadBack, "readback-json": f.ReadBackJSON}
}

func TestExternalLeavesTheHouseOut(t *testing.T) {
	d := harbourDesk(t).Document
	for form, write := range forms(NewFactCheck(d, External, checkedAt)) {
		got := written(t, write)
		for _, words := range append(inHouse(), "example.org") { // the evidence of the protected speaker
			if strings.Contains(got, words) {
				t.Errorf("%s for people outside holds %q", form, words)
			}
		}
	}
	got := written(t, NewFactCheck(d, Internal, checkedAt).JSON)
	for _, words := range inHouse() {
		if !strings.Contains(got, words) {
			t.Errorf("json for the house lacks %q", words)
		}
	}
}

// A verdict given before the speaker was protected does not tell how he was shown then.
func TestProtectedStandsUnderThePseudonym(t *testing.T) {
	const text = "“Nobody asked,” said the foreman."
	k := newDesk(t, text, story.Findings{Quotes: []story.Quote{{ID: "q1", Kind: story.Direct, SpeakerName: "Mario Verdi", Parts: []story.Span{at(text, "“Nobody asked,”")}}}})
	k.do(k.SetVerdict("q1", review.Verdict{Ruling: review.Wrong}, "key"))
	k.do(k.Protect("q1", "a worker", "menu"))
	for _, who := range []Audience{Internal, External} {
		for form, write := range forms(NewFactCheck(k.Document, who, checkedAt)) {
			got := written(t, write)
			if strings.Contains(got, "Mario") || !strings.Contains(got, "a worker") {
				t.Errorf("%s, %s: %s", who, form, got)
			}
		}
	}
}

// What the story said before it was changed stays in the house, in whatever form.
func TestExternalHoldsNoEarlierWording(t *testing.T) {
	k := harbourDesk(t)
	k.do(k.EditText([]story.Edit{{Span: at(quay, "4.2 million"), Text: "five million"}}, "key", nil))
	for form, write := range forms(NewFactCheck(k.Document, External, checkedAt)) {
		if strings.Contains(written(t, write), "4.2") {
			t.Errorf("%s holds what was changed", form)
		}
	}
	if !strings.Contains(written(t, NewFactCheck(k.Document, Internal, checkedAt).JSON), "4.2 million") {
		t.Error("the file for the house has lost what the verdict was given for")
	}
}
