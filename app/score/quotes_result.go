package score

import (
	"fmt"
	"strings"
)

// QuotesResult is what a count of quotations comes to. Shares are from 0 to 1.
type QuotesResult struct {
	Articles      int                   `json:"articles"`
	Missing       int                   `json:"articles_without_prediction"`
	Unit          Unit                  `json:"unit"`
	ReportingOnly bool                  `json:"reporting_only"`
	All           map[string]LevelScore `json:"ALL"`    // by level: strict, exact, 0.8, 0.3
	Direct        map[string]LevelScore `json:"DIRECT"` // only units wholly inside marks
	RecallByKind  map[string]KindRecall `json:"recall_by_kind"`
	SpeakerByType map[string]TypeScore  `json:"speaker_by_type"`
	Phenomena     []Phenomenon          `json:"phenomena"`
	KeptOut       Share                 `json:"not_quotes_kept_out"`
	Resolved      Share                 `json:"resolved_named"`
	ResolvedAnon  Share                 `json:"resolved_anonymous"`
	Calibration   Calibration           `json:"calibration"`
	Errors        []Error               `json:"errors,omitempty"`
}

// LevelScore is one line of the table.
type LevelScore struct {
	Gold          int      `json:"gold"`
	Pred          int      `json:"pred"`
	P             float64  `json:"P"`
	R             float64  `json:"R"`
	F1            float64  `json:"F1"`
	SpeakerAcc    *float64 `json:"speaker_acc"` // of the met units whose gold has a speaker; nil when there are none
	SpeakerN      int      `json:"speaker_n"`
	NoSpeakerAcc  *float64 `json:"no_speaker_acc"` // of those whose gold has none
	NoSpeakerN    int      `json:"no_speaker_n"`
	WithSpeakerF1 float64  `json:"e2e_F1"` // met and with the right speaker
}

// KindRecall is how many gold units of one kind were met, at each level.
type KindRecall struct {
	Strict float64 `json:"strict"`
	Exact  float64 `json:"exact"`
	Most   float64 `json:"0.8"`
	Some   float64 `json:"0.3"`
	N      int     `json:"n"`
}

// TypeScore is how often the speaker of a met unit is right, for one way of mentioning him.
type TypeScore struct {
	N   int     `json:"n"`
	Acc float64 `json:"acc"`
}

// Phenomenon is how gold units that show one thing fare. The shares are of N.
type Phenomenon struct {
	Name  string  `json:"name"`
	N     int     `json:"n"`
	Exact float64 `json:"exact_recall"`
	Some  float64 `json:"0.3_recall"`
	Right float64 `json:"quote_and_speaker_recall"` // met at 0.3 and the speaker right
}

// Share is how many of N are right.
type Share struct {
	N     int     `json:"n"`
	Right float64 `json:"right"`
}

// Result is the count so far.
func (t *Quotes) Result() QuotesResult {
	r := QuotesResult{
		Articles: t.articles, Missing: t.missing, Unit: t.opts.Unit, ReportingOnly: t.opts.ReportingOnly,
		All: t.all.result(), Direct: t.direct.result(),
		RecallByKind: map[string]KindRecall{}, SpeakerByType: map[string]TypeScore{},
		KeptOut: t.phenomena.keptOut.result(), Resolved: t.phenomena.person.result(),
		ResolvedAnon: t.phenomena.anonymous.result(), Calibration: t.calibration.result(), Errors: t.errors.all(),
	}
	for k, c := range t.kinds {
		r.RecallByKind[k] = KindRecall{ratio(c.met[levelStrict], c.n), ratio(c.met[levelExact], c.n),
			ratio(c.met[levelMost], c.n), ratio(c.met[levelSome], c.n), c.n}
	}
	for k, s := range t.types {
		r.SpeakerByType[k] = TypeScore{s.n, s.of()}
	}
	for i, p := range t.phenomena.rows {
		r.Phenomena = append(r.Phenomena, Phenomenon{phenomenonNames[i], p.n, ratio(p.exact, p.n), ratio(p.some, p.n), ratio(p.right, p.n)})
	}
	return r
}

func (s share) result() Share { return Share{s.n, s.of()} }

func (s section) result() map[string]LevelScore {
	out := map[string]LevelScore{}
	for n, c := range s {
		p, r, f := prf(c.met, c.gold, c.pred)
		_, _, both := prf(c.right, c.gold, c.pred)
		out[levels[n].key] = LevelScore{
			Gold: c.gold, Pred: c.pred, P: p, R: r, F1: f, WithSpeakerF1: both,
			SpeakerAcc: known(c.namedRight, c.named), SpeakerN: c.named,
			NoSpeakerAcc: known(c.silentRight, c.nameless), NoSpeakerN: c.nameless,
		}
	}
	return out
}

// prf is precision, recall and their harmonic mean.
func prf(met, gold, pred int) (p, r, f float64) {
	p, r = ratio(met, pred), ratio(met, gold)
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// known is a share, nil when there is nothing to take it of.
func known(a, b int) *float64 {
	if b == 0 {
		return nil
	}
	x := ratio(a, b)
	return &x
}

// Table is the result for a person: the two tables, recall by kind, speakers by type.
func (r QuotesResult) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "articles %d (no prediction: %d)  unit %s", r.Articles, r.Missing, r.Unit)
	if r.ReportingOnly {
		b.WriteString("  reporting-only")
	}
	b.WriteString("\n")
	r.section(&b, "ALL", r.All)
	r.section(&b, "DIRECT", r.Direct)
	var parts []string
	for _, k := range []string{kindDirect, kindMixed, kindIndirect} {
		if v, ok := r.RecallByKind[k]; ok {
			parts = append(parts, fmt.Sprintf("%s n=%d exact %.1f ov0.8 %.1f ov0.3 %.1f", k, v.N, v.Exact*100, v.Most*100, v.Some*100))
		}
	}
	b.WriteString("\nrecall by gold kind   " + strings.Join(parts, "   ") + "\n")
	parts = nil
	for _, k := range speakerTypes {
		if v, ok := r.SpeakerByType[k]; ok {
			parts = append(parts, fmt.Sprintf("%s %.1f (n=%d)", k, v.Acc*100, v.N))
		}
	}
	b.WriteString("speaker accuracy by type (ov0.3)   " + strings.Join(parts, "   ") + "\n")
	return b.String()
}

func (r QuotesResult) section(b *strings.Builder, name string, lines map[string]LevelScore) {
	fmt.Fprintf(b, "\n%-7s%7s%7s%8s%8s%8s%9s%8s\n", name, "gold", "pred", "P", "R", "F1", "spk acc", "e2e F1")
	for _, l := range levels {
		x := lines[l.key]
		acc := "   -   "
		if x.SpeakerAcc != nil {
			acc = fmt.Sprintf("%9.1f", *x.SpeakerAcc*100)
		}
		fmt.Fprintf(b, "%-7s%7d%7d%8.1f%8.1f%8.1f%s%8.1f\n", l.label, x.Gold, x.Pred, x.P*100, x.R*100, x.F1*100, acc, x.WithSpeakerF1*100)
	}
}

// PhenomenaTable shows what makes quotations hard, a line for each.
func (r QuotesResult) PhenomenaTable() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-34s%6s%8s%8s%8s\n", "phenomenon", "n", "exact", "ov0.3", "q+spk")
	for _, p := range r.Phenomena {
		fmt.Fprintf(&b, "%-34s%6d%s%s%s\n", p.Name, p.N, percent(p.Exact, p.N), percent(p.Some, p.N), percent(p.Right, p.N))
	}
	for _, s := range []struct {
		name string
		Share
	}{
		{"words in marks kept out", r.KeptOut},
		{"speaker's name right, named", r.Resolved},
		{"speaker's name right, anonymous", r.ResolvedAnon},
	} {
		fmt.Fprintf(&b, "%-34s%6d%s\n", s.name, s.N, percent(s.Right, s.N))
	}
	return b.String()
}

// percent is a share of n as a cell of eight columns, a dash when there is nothing to take it of.
func percent(share float64, n int) string {
	if n == 0 {
		return fmt.Sprintf("%8s", "-")
	}
	return fmt.Sprintf("%8.1f", share*100)
}

// CalibrationTable shows what the confidence is worth.
func (r QuotesResult) CalibrationTable() string {
	var b strings.Builder
	c := r.Calibration
	fmt.Fprintf(&b, "\n%-12s%7s%8s%8s\n", "confidence", "rows", "mean", "right")
	for _, x := range c.Bins {
		fmt.Fprintf(&b, "%-12s%7d%s%s\n", fmt.Sprintf("%.1f to %.1f", x.From, x.To), x.Rows, percent(x.Mean, x.Rows), percent(x.Right, x.Rows))
	}
	fmt.Fprintf(&b, "%-12s%7d%8s%s\n", "all", c.Rows, "", percent(ratio(c.Right, c.Rows), c.Rows))
	fmt.Fprintf(&b, "right at 0.9 or more: %.1f of %d rows\n", c.SureRight*100, c.SureRows)
	fmt.Fprintf(&b, "wrong rows among the most doubtful fifth: %.1f of %d\n", c.WrongFirst*100, c.Rows-c.Right)
	return b.String()
}

// ErrorLines lists errors, one a line.
func ErrorLines(errors []Error) string {
	var b strings.Builder
	for _, e := range errors {
		line := fmt.Sprintf("%s %s:%d %s %s", e.What, e.ID, e.Line, e.Kind, strings.Join(strings.Fields(e.Text), " "))
		if e.Note != "" {
			line += " | " + strings.Join(strings.Fields(e.Note), " ")
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}
