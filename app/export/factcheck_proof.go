package export

import (
	"slices"
	"strings"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// proofPara is a paragraph of the proof: its text in runs, and the codes that stand in its margin.
type proofPara struct {
	Runs   []proofRun
	Margin []marginCode
}

// proofRun is a stretch of text in one state; Letter is "" outside quotations. Ends are the numbers of the quotations
// that end with it.
type proofRun struct {
	Words, Letter string
	Ends          []int
}

type marginCode struct {
	No            int
	Letter, State string
	Evidence      []int
}

func newMarginCode(q CheckedQuote) marginCode {
	m := marginCode{q.No, letterOf(q.State), q.State, q.Evidence}
	if q.Verdict.Waiver != (review.Waiver{}) {
		m.State += ", evidence waived"
	}
	return m
}

// proofParas cuts the text wherever a quotation begins or ends. Every byte of a paragraph stands in exactly one run.
func proofParas(f FactCheck) []proofPara {
	var out []proofPara
	for _, para := range story.Paragraphs(f.Text) {
		if strings.TrimSpace(para.In(f.Text)) == "" {
			continue
		}
		var p proofPara
		cuts := []int{para.Start, para.End}
		for _, q := range f.Quotes {
			inside := false
			for _, s := range q.Parts {
				if s.Overlaps(para) {
					inside = true
					cuts = append(cuts, max(s.Start, para.Start), min(s.End, para.End))
				}
			}
			if inside {
				p.Margin = append(p.Margin, newMarginCode(q))
			}
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		for i := 1; i < len(cuts); i++ {
			p.Runs = append(p.Runs, runOf(f, story.Span{Start: cuts[i-1], End: cuts[i]}))
		}
		out = append(out, p)
	}
	return out
}

// runOf is a stretch that no quotation begins or ends in. Where quotations overlap, the one that is worst off shows:
// nothing may look verified that stands in another that is not.
func runOf(f FactCheck, s story.Span) proofRun {
	run := proofRun{Words: s.In(f.Text)}
	rank := -1
	for _, q := range f.Quotes {
		for _, part := range q.Parts {
			if !part.Contains(s) {
				continue
			}
			letter := letterOf(q.State)
			if r := strings.Index("VTPKNUESDW", letter); r > rank {
				rank, run.Letter = r, letter
			}
			if part.End == s.End && part == q.Parts[len(q.Parts)-1] {
				run.Ends = append(run.Ends, q.No)
			}
		}
	}
	return run
}
