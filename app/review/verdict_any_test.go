package review

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quotedesk/app/story"
)

// asserted is what a quotation says, told by other means than the document's own.
func asserted(d *Document, q QuoteRow) string {
	speaker, role := q.Quote.SpeakerName, q.Quote.SpeakerRole
	for _, n := range d.names {
		if n.ID != q.SpeakerEntity {
			continue
		}
		if n.Status != story.Rejected {
			speaker = n.Name
		}
		if n.Role != "" {
			role = n.Role
		}
	}
	out := []string{speaker, role, fmt.Sprint(len(q.Parts))}
	for _, s := range slices.Concat(q.Parts, q.Speaker) {
		out = append(out, d.Text[s.Start:s.End])
	}
	return strings.Join(out, "\x00")
}

// randomMark finds a mark or a space that could have another form, or puts one right that was found.
func randomMark(r *rand.Rand, d *Document) ([]Correction, error) {
	for _, c := range d.checks {
		if c.Rule == "T9" && c.Safety == story.Safe {
			return d.ApplyFixes([]string{c.ID}, "menu", nil)
		}
	}
	i := strings.IndexAny(d.Text, pick(r, []string{"“", "”", "\"", " "}))
	if i < 0 {
		return nil, nil
	}
	_, n := utf8.DecodeRuneInString(d.Text[i:])
	at := story.Span{Start: i, End: i + n}
	to := pick(r, []string{"“", "”", "«", "\""})
	if at.In(d.Text) == " " {
		to = "\u00A0"
	}
	return d.CheckAgain(Look{Rules: []string{"T9"}, Found: []story.Check{
		{Rule: "T9", Span: at, Safety: story.Safe, Fix: []story.Edit{{Span: at, Text: to}}}}}, "key"), nil
}

// kinship tells which names have ever been merged, told by the steps alone.
type kinship struct {
	parent map[string]string
}

func (k *kinship) of(name string) string {
	for k.parent[name] != "" {
		name = k.parent[name]
	}
	return name
}

func (k *kinship) learn(d *Document, step []Correction) {
	if k.parent == nil {
		k.parent = map[string]string{}
	}
	into := ""
	for _, c := range step {
		if c.What == Merged {
			n, _ := d.Name(c.Target)
			into = n.Name
		}
	}
	for _, c := range step {
		row := c.Before.Name
		if into == "" || row == nil || c.Table != Names {
			continue
		}
		if a, b := k.of(row.Name), k.of(into); a != b {
			k.parent[a] = b
		}
	}
}

// verdictLives is how many random lives of a story TestNoVerdictStandsOnOtherWords lives through.
const verdictLives = 10_000

// TestNoVerdictStandsOnOtherWords lets editors, checkers, the engine and undo have their way, and looks after each act
// that every verdict that stands was given for what its quotation says, and that none is called stale for nothing.
func TestNoVerdictStandsOnOtherWords(t *testing.T) {
	n := verdictLives
	if testing.Short() {
		n /= 20
	}
	stood, stale, safe, merged := 0, 0, 0, 0
	for seed := range n {
		r := rand.New(rand.NewPCG(11, uint64(seed)))
		d := open(t)
		given := map[string]string{} // by the verdict's note, which is never the same
		kin := kinship{}
		for range 6 + r.IntN(14) {
			var step []Correction
			var err error
			switch k := r.IntN(8); {
			case k < 2 && len(d.quotes) > 0:
				tag := d.NewID()
				q := pick(r, d.quotes)
				step, err = d.SetVerdict(q.ID, Verdict{Ruling: pick(r, Rulings[1:]), Note: tag, Waiver: Waiver{"Cy", "live"}}, "key")
				given[tag] = asserted(d, q)
			case k == 2:
				step = d.Undo()
			case k == 3:
				step = d.Redo()
			case k == 4:
				step, err = randomMark(r, d)
			default:
				step, err = randomAct(r, d)
			}
			if err != nil || step == nil {
				continue
			}
			kin.learn(d, step)
			if err := d.Apply(step); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			for _, q := range d.quotes {
				s := d.Standing(q)
				was, known := given[s.Note]
				if s.Ruling == Unchecked || !known {
					continue
				}
				same := was == asserted(d, q)
				switch {
				case s.First != nil && s.Stands():
					safe++
					if now := d.Claim(q); now.Speaker != s.First.Speaker {
						merged++
						if kin.of(now.Speaker) != kin.of(s.First.Speaker) || now.Role != s.First.Role && now.Role != "" && s.First.Role != "" {
							t.Fatalf("seed %d: %s stands on %+v, given for %+v", seed, q.ID, now, *s.First)
						}
					}
					if plainMarks(strings.Join(s.First.Printed, "\x00")) != plainMarks(strings.Join(d.Claim(q).Printed, "\x00")) {
						t.Fatalf("seed %d: %s stands with %q printed, given for %q", seed, q.ID, d.Claim(q).Printed, s.First.Printed)
					}
					if plainMarks(strings.Join(s.First.Words, "\x00")) != plainMarks(strings.Join(d.Claim(q).Words, "\x00")) {
						t.Fatalf("seed %d: %s stands on %q, given for %q", seed, q.ID, d.Claim(q).Words, s.First.Words)
					}
				case s.Stands() != same:
					t.Fatalf("seed %d: %s stands %t on %q, given for %q", seed, q.ID, s.Stands(), asserted(d, q), was)
				case same:
					stood++
				default:
					stale++
				}
			}
		}
	}
	t.Logf("%d sequences: %d times a verdict stood, %d times it was stale, %d times after a safe fix or a merge, %d of them under another name", n, stood, stale, safe, merged)
	if stood < n/4 || stale < n/4 || safe < n/100 || merged < n/1000 {
		t.Error("the test has seen one side only")
	}
}
