package export

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"quotedesk/app/review"
)

//go:embed factcheck.tmpl
var factCheckPage string

// HTML writes the file as a page that stands alone and can be printed in black and white: every state has a letter and
// a pattern besides its colour. Addresses stand as words, never as links.
func (f FactCheck) HTML(w io.Writer) error {
	return writePage(w, "fact-check file", factCheckPage, newProofPage(f))
}

// writePage fills a page in whole before any of it is written.
func writePage(w io.Writer, what, page string, with any) error {
	t, err := template.New(what).Funcs(template.FuncMap{"when": clock, "join": func(w []string) string { return strings.Join(w, " … ") }}).Parse(page)
	if err != nil {
		return fmt.Errorf("write the %s: %w", what, err)
	}
	var out strings.Builder
	if err := t.Execute(&out, with); err != nil {
		return fmt.Errorf("write the %s: %w", what, err)
	}
	if _, err := io.WriteString(w, told(out.String())); err != nil {
		return fmt.Errorf("write the %s: %w", what, err)
	}
	return nil
}

// told puts a code in the place of every character that would turn the order of the letters round it: on paper the words
// have to stand as they are stored. It fits anywhere in a page.
func told(page string) string {
	var codes []string
	for _, r := range "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" {
		codes = append(codes, string(r), fmt.Sprintf("[U+%04X]", r))
	}
	return strings.NewReplacer(codes...).Replace(page)
}

// clock is a time as it stands on paper; "" when there is none.
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2 Jan 2006, 15:04 UTC")
}

// letters are the margin letters of states in the order of the key.
func letters() []keyLine {
	return []keyLine{
		{"V", review.Verified.Word()}, {"T", review.VerifiedTrimmed.Word()}, {"P", review.ParaphraseOnly.Word()},
		{"D", review.Disputed.Word()}, {"U", review.CannotVerify.Word()}, {"W", review.Wrong.Word()}, {"S", "stale"},
		{"E", "needs evidence"}, {"K", review.Skipped.Word()}, {"N", review.Unchecked.Word()},
	}
}

type keyLine struct{ Letter, Word string }

func letterOf(state string) string {
	for _, k := range letters() {
		if k.Word == state {
			return k.Letter
		}
	}
	return "N"
}

// proofPage is a FactCheck with what the page shows besides.
type proofPage struct {
	FactCheck
	Outside bool
	Last    *review.SignOff
	Settled int
	Key     []keyLine
	Quotes  []quoteLine
	Proofs  []proofLine
	Sources []sourceLine
	Paras   []proofPara
	Open    []openLine
	Signed  []signedLine
}

// openLine is what is open of one quotation or of one query, with the number of the quotation, 0 when it has none.
type openLine struct {
	No      int
	Words   string
	States  []openState
	Details []string
}

// openState is a state and what it is of.
type openState struct{ Kind, Says string }

func openLines(f FactCheck) []openLine {
	nos := map[string]int{}
	for _, q := range f.Quotes {
		nos[q.ID] = q.No
	}
	for _, k := range f.Queries {
		nos[k.ID] = nos[k.Quote]
	}
	var out []openLine
	row := ""
	for _, o := range f.Open {
		if len(out) == 0 || o.Row != row {
			out, row = append(out, openLine{No: nos[o.Row], Words: o.Words}), o.Row
		}
		line := &out[len(out)-1]
		if state := (openState{string(o.Kind), o.Says}); !slices.Contains(line.States, state) {
			line.States = append(line.States, state)
		}
		if o.Detail != "" {
			line.Details = append(line.Details, o.Detail)
		}
	}
	return out
}

// mostListed is how many open items a sign-off spells out on paper; of more, it tells how many there were of each.
const mostListed = 12

// signedLine is a sign-off with what was open then in words.
type signedLine struct {
	review.SignOff
	Counted string
	Listed  []review.OpenItem
}

func signedLines(f FactCheck) []signedLine {
	var out []signedLine
	for _, s := range f.SignOffs {
		line := signedLine{SignOff: s, Counted: review.CountOpen(s.Open)}
		if len(s.Open) <= mostListed {
			line.Listed = s.Open
		}
		out = append(out, line)
	}
	return out
}

type quoteLine struct {
	CheckedQuote
	Letter string
	Given  string // the wording of the verdict, where it is another now
	Was    string
	Waived string
	Facts  []factLine
}

type factLine struct {
	CheckedFact
	Box string
}

type proofLine struct {
	NumberedProof
	For   int
	Lines []string
	From  int // number of the source it was taken from, 0 for none that is listed
}

// sourceLine is a source under the number it is cited by.
type sourceLine struct {
	review.SourceText
	No    int
	Times string
}

func sourceLines(f FactCheck) []sourceLine {
	var out []sourceLine
	for i, s := range f.Sources {
		line := sourceLine{SourceText: s, No: i + 1}
		if s.Timed {
			line.Times = moment(s.From) + " to " + moment(s.To)
		}
		out = append(out, line)
	}
	return out
}

func newProofPage(f FactCheck) proofPage {
	p := proofPage{FactCheck: f, Outside: f.Audience == External, Key: letters(), Paras: proofParas(f), Open: openLines(f), Sources: sourceLines(f), Signed: signedLines(f)}
	if n := len(f.SignOffs); n > 0 {
		p.Last = &f.SignOffs[n-1]
	}
	for _, q := range f.Quotes {
		if q.Settled {
			p.Settled++
		}
		p.Quotes = append(p.Quotes, newQuoteLine(q, p.Outside))
		for _, no := range q.Evidence {
			e := f.Evidence[no-1]
			from := 1 + slices.IndexFunc(f.Sources, func(s review.SourceText) bool { return e.Source != "" && s.Sum == e.Source })
			p.Proofs = append(p.Proofs, proofLine{e, q.No, where(e.Exhibit), from})
		}
	}
	return p
}

func newQuoteLine(q CheckedQuote, outside bool) quoteLine {
	out := quoteLine{CheckedQuote: q, Letter: letterOf(q.State)}
	if len(q.Stale) > 0 {
		out.Given = strings.Join(q.Verdict.For.Words, " … ")
		out.Was = q.Verdict.Ruling.Word() + "; changed since: " + strings.Join(q.Stale, ", ")
	}
	if v := q.Verdict.Waiver; v != (review.Waiver{}) {
		out.Waived = " by " + v.Name + ": " + v.Reason
		if outside {
			out.Waived = " by the desk"
		}
	}
	for _, fact := range q.Facts {
		box := "☐"
		if fact.State == review.FactTicked {
			box = "☑"
		}
		out.Facts = append(out.Facts, factLine{fact, box})
	}
	return out
}

// where tells a stranger where the evidence is, a line for each particular.
func where(e review.Exhibit) []string {
	var out []string
	add := func(before, words string) {
		if words != "" {
			out = append(out, before+words)
		}
	}
	switch {
	case e.Recording != nil:
		add("", e.Recording.File.Path)
		add("", e.Recording.Reference)
		add("", moment(e.Recording.From)+" to "+moment(e.Recording.To))
		add("voice: ", e.Recording.Speaker)
		add("passage: ", e.Recording.Passage)
	case e.Paper != nil:
		add("", e.Paper.File.Path)
		add("", e.Paper.Reference)
		add("page ", e.Paper.Page)
		add("paragraph ", e.Paper.Paragraph)
		add("passage: ", e.Paper.Passage)
	case e.Web != nil:
		add("", e.Web.Title)
		add("", e.Web.Address)
		add("seen ", clock(e.Web.Captured))
		add("archived at ", e.Web.Archive)
		add("own copy: ", e.Web.Saved.Path)
		if e.Web.Relayed {
			add("", "quotes the words from somewhere else")
		}
	case e.Person != nil:
		add("", e.Person.Who)
		add("by ", e.Person.Channel)
		add("", clock(e.Person.When))
		add("confirmed: ", e.Person.Confirmed)
	}
	return out
}

// moment is hh:mm:ss.t of a time in milliseconds.
func moment(ms int64) string {
	s := ms / 1000
	return fmt.Sprintf("%02d:%02d:%02d.%d", s/3600, s/60%60, s%60, ms%1000/100)
}
